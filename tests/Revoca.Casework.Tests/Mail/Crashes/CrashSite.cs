using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Tests.Mail.Crashes;

/// <summary>An installation whose work is done by processes that are killed, a server that remembers every letter it took, and an archive that knows them.</summary>
internal sealed partial class CrashSite : IAsyncDisposable
{
    private readonly TestFolder files = new();
    private readonly TestAuthority authority;
    private readonly SmtpStub smtp;
    private readonly ImapStub imap;
    private readonly bool archive;
    private TimeSpan later;

    private CrashSite(TestCasework work, bool archive)
    {
        (Work, this.archive) = (work, archive);
        authority = new TestAuthority(files.Path);
        smtp = new SmtpStub(authority.For("localhost"));
        imap = new ImapStub(authority.For("localhost"), id => Taken().Exists(letter => letter.Id == id));
    }

    public TestCasework Work { get; }

    public string Answers => files["answers"];

    /// <summary>Each letter by its Message-ID, with every copy the server took.</summary>
    public Dictionary<string, List<byte[]>> Left =>
        Taken().GroupBy(letter => letter.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(letter => letter.Bytes).ToList(), StringComparer.Ordinal);

    public static async Task<CrashSite> Start(int notices, bool archive, bool approved = true)
    {
        var work = await TestCasework.Start(services => services.AddSingleton(InventedHosts.Directory(MailSetUp.Hosts)));
        var site = new CrashSite(work, archive);
        MailSetUp.For(work.Options.Mail, site.smtp.Port, archive ? site.imap.Port : 0, site.authority.RootFile);
        for (var made = 0; made < notices; made += MailSetUp.Hosts)
        {
            var links = InventedHosts.Links(Math.Min(MailSetUp.Hosts, notices - made));
            await (approved ? SentNotices.Queued(work, links) : DraftedNotices.All(work.Services, links));
        }

        return site;
    }

    /// <summary>A process sends until it is killed where the letter of this number reaches the point.</summary>
    /// <returns>True when it was killed.</returns>
    public async Task<bool> Send(string point, int nth)
    {
        if (!point.StartsWith("smtp.", StringComparison.Ordinal))
            return !await Run("send", $"{point}:{nth}");
        using var child = Begin("send", "never");
        // A burst shares one connection: it comes once.
        var (seen, wanted) = (0, point == "smtp.connected" ? 1 : 1 + (nth % 5));
        smtp.Reached = here =>
        {
            if (here == point && ++seen == wanted)
                Kill(child);
        };
        await child.WaitForExitAsync();
        smtp.Reached = _ => { };
        return child.ExitCode != 0;
    }

    public async Task<bool> SendAndKillSomewhen()
    {
        using var child = Begin("send", "never");
        await child.StandardOutput.ReadLineAsync();
        await Task.Delay(RandomNumberGenerator.GetInt32(400));
        Kill(child);
        await child.WaitForExitAsync();
        return child.ExitCode != 0;
    }

    /// <summary>Sends, a while later each time, until nothing waits any more.</summary>
    public async Task SendTheRest()
    {
        for (var round = 0; round < 60; round++)
        {
            Assert.True(await Run("send", "never"), "A process nobody killed did not end well.");
            await using var db = Work.Db();
            if (!await db.Outbox.AnyAsync(x => x.DoneAt == null))
                return;
        }

        Assert.Fail("Letters still wait after sixty rounds.");
    }

    /// <returns>True when the process ended of its own accord.</returns>
    public async Task<bool> Run(string verb, string point, params string[] more)
    {
        using var child = Begin(verb, point, more);
        await child.WaitForExitAsync();
        if (child.ExitCode is not (0 or 137))
            Assert.Fail(await child.StandardError.ReadToEndAsync());
        return child.ExitCode == 0;
    }

    public async Task WriteAnswers(int count)
    {
        Directory.CreateDirectory(Answers);
        await using var db = Work.Db();
        var notice = await db.Notices.AsNoTracking().FirstAsync(x => x.Delivery == Delivery.Sent);
        var (replyTo, _) = await new MailRoom(Work.Services).AddressesOf(notice);
        for (var i = 0; i < count; i++)
            await File.WriteAllTextAsync(Path.Combine(Answers, $"{i:000}.eml"), $"From: desk@{MailRoom.DomainOf(notice)}\r\nTo: {replyTo}\r\nSubject: Re: {i}\r\n\r\nAnswer {i}.\r\n", Encoding.ASCII);
    }

    public async ValueTask DisposeAsync()
    {
        await smtp.DisposeAsync();
        await imap.DisposeAsync();
        await Work.DisposeAsync();
        authority.Dispose();
        files.Dispose();
    }

    // Each process starts after the lease of the one before it, as a restart after a crash would in the end.
    private Process Begin(string verb, string point, params string[] more)
    {
        later += TimeSpan.FromMinutes(11);
        var start = Work.Clock.GetUtcNow() + later;
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CrashChild.dll"), verb, Work.Folder.Data, start.ToString("O", CultureInfo.InvariantCulture),
            smtp.Port.ToString(CultureInfo.InvariantCulture), (archive ? imap.Port : 0).ToString(CultureInfo.InvariantCulture), authority.RootFile, point, .. more,
        ];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private static void Kill(Process child)
    {
        try
        {
            child.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had ended of its own accord.
        }
    }

    private List<(string Id, byte[] Bytes)> Taken()
    {
        lock (smtp.Accepted)
            return smtp.Accepted.ConvertAll(letter => (MessageId().Match(Encoding.Latin1.GetString(letter.Bytes.AsSpan(0, Math.Min(4_096, letter.Bytes.Length)))).Groups["id"].Value, letter.Bytes));
    }

    [GeneratedRegex(@"^Message-I[dD]:\s*<(?<id>[^>]+)>", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MessageId();
}
