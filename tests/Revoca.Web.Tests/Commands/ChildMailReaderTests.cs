using System.Diagnostics;
using System.Text;
using Revoca.Casework.Mail.Inbox;

namespace Revoca.Web.Tests.Commands;

/// <summary>Alone, because the memory of this process is read and others would be counted in.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public sealed class ChildMailReaderTests
{
    private readonly ChildMailReader reader = new(["dotnet", Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll")]);

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
    public async Task Six_mail_bombs_do_not_grow_this_process_and_the_next_mail_is_read()
    {
        var bombs = Bombs().ToList();
        var before = Memory();
        foreach (var bomb in bombs)
            await reader.Read(bomb, TestContext.Current.CancellationToken);
        Assert.InRange((Memory() - before) / 1024 / 1024, long.MinValue, 50);
        Assert.NotNull(await reader.Read("Subject: Re: x\r\n\r\nok"u8.ToArray(), TestContext.Current.CancellationToken));
    }

    private static long Memory()
    {
        GC.Collect();
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
