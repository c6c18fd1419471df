using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Replies;

namespace Revoca.Web.Tests.Commands;

/// <summary>Alone, because the memory of this process is read and others would be counted in.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public sealed class ChildMailReaderTests : IDisposable
{
    private readonly ChildMailReader reader = new(["dotnet", Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll")]);

    public void Dispose() => reader.Dispose();

    [Fact]
    public async Task A_message_read_by_another_process_is_the_same_as_read_here()
    {
        var raw = Encoding.UTF8.GetBytes("From: Désk <a@host.example>\r\nTo: b@help.test\r\nSubject: Re: x\r\nIn-Reply-To: <1@help.test>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nÈ rimosso 😀\r\n");
        var mail = await reader.Read(raw, TestContext.Current.CancellationToken);
        Assert.NotNull(mail);
        Assert.Equal("reply", mail.Class);
        Assert.Equal("È rimosso 😀", mail.Text.Trim());
        Assert.Equal(["1@help.test"], mail.RefersTo);
    }

    [Fact]
    public async Task Messages_one_after_the_other_are_each_read_by_a_process_that_saw_no_other()
    {
        for (var number = 0; number < 4; number++)
        {
            var mail = await reader.Read(Encoding.ASCII.GetBytes($"Subject: Re: {number}\r\n\r\nText {number}\r\n"), TestContext.Current.CancellationToken);
            Assert.Equal(($"Re: {number}", $"Text {number}"), (mail?.Subject, mail?.Text.Trim()));
        }
    }

    [Fact]
    public async Task Six_mail_bombs_do_not_grow_this_process_and_the_next_mail_is_read()
    {
        var bombs = Bombs().ToList();
        var before = Memory();
        foreach (var bomb in bombs)
            await reader.Read(bomb, TestContext.Current.CancellationToken);
        var grown = Math.Max(0, (Memory() - before) / 1024 / 1024);
        var watch = Stopwatch.StartNew();
        Assert.NotNull(await reader.Read("Subject: Re: x\r\n\r\nok"u8.ToArray(), TestContext.Current.CancellationToken));
        Figure.Tell($"six mail bombs read: this process {grown} MiB larger, the next mail read in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(grown, 0, 50);
    }

    [Fact]
    public async Task Six_mail_bombs_received_and_kept_leave_nothing_in_memory_and_the_next_mail_is_placed()
    {
        using var folder = new TestFolder();
        var files = Bombs().Select((bomb, number) => Keep(folder, bomb, number)).ToList();
        await using var work = await TestCasework.Start(services => services.AddSingleton<IMailReader>(reader));
        var room = new MailRoom(work.Services);
        await room.Receive("Subject: Re: w\r\n\r\nThe first one, so that all is loaded.\r\n");
        var before = Memory();
        foreach (var file in files)
            await room.Store(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        var watch = Stopwatch.StartNew();
        await room.Receive("Subject: Re: x\r\n\r\nThe next one.\r\n");
        var took = watch.Elapsed;
        var grown = Math.Max(0, (Memory() - before) / 1024 / 1024);
        Figure.Tell($"six mail bombs received, sealed and tried: this process {grown} MiB larger, the next mail placed {took.TotalSeconds:0.0} s after the last of them");
        Assert.InRange(grown, 0, 50);
        // Some of them can be read after all; none is lost.
        var held = (await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows;
        Assert.Contains(held, mail => mail.Subject == "Re: x");
        Assert.Equal(8, held.Count + (await work.Get<ListHoldingPen>().Run(TestCasework.Ada, unreadable: true)).Rows.Count);
    }

    private static string Keep(TestFolder folder, byte[] bomb, int number)
    {
        var file = Path.Combine(folder.Path, $"{number}.eml");
        File.WriteAllBytes(file, bomb);
        return file;
    }

    private static long Memory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private static IEnumerable<byte[]> Bombs()
    {
        yield return Encoding.ASCII.GetBytes($"Subject: {new string('a', 20 * 1024 * 1024)}\r\n\r\nx");
        yield return Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=x\r\n\r\n" + string.Concat(Enumerable.Repeat("--x\r\n\r\n", 1_500_000)));
        yield return Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=a\r\n\r\n" + string.Concat(Enumerable.Range(0, 1_900).Select(i => $"--a{(i == 0 ? "" : i)}\r\nContent-Type: multipart/mixed; boundary=a{i + 1}\r\n\r\n")));
        yield return Encoding.ASCII.GetBytes($"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{new string('A', 24 * 1024 * 1024)}");
        yield return Encoding.ASCII.GetBytes($"To: {string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"a{i}@x"))}\r\n\r\nx");
        yield return Encoding.ASCII.GetBytes($"Content-Type: text/html\r\n\r\n{string.Concat(Enumerable.Repeat("<div><style>", 1_500_000))}");
    }
}
