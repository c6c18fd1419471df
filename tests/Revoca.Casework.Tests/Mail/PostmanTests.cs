using System.Text;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;

namespace Revoca.Casework.Tests.Mail;

public sealed class PostmanTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly TestAuthority authority;

    public PostmanTests() => authority = new TestAuthority(folder.Path);

    [Fact]
    public async Task What_arrives_is_byte_for_byte_what_was_approved_and_the_archive_is_only_in_the_envelope()
    {
        var (result, server) = await Send(SmtpFault.None);
        Assert.True(Assert.IsType<SendResult.Accepted>(result).Archived);
        Assert.Equal(["abuse@host.example", "archive@help.test"], server.Accepted.Single().To);
        Assert.Equal(Letter(), server.Accepted.Single().Bytes);
        Assert.DoesNotContain("archive@", Encoding.ASCII.GetString(server.Accepted.Single().Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_archive_does_not_stop_the_letter()
    {
        var (result, server) = await Send(SmtpFault.ArchiveRefused);
        Assert.False(Assert.IsType<SendResult.Accepted>(result).Archived);
        Assert.Equal(["abuse@host.example"], server.Accepted.Single().To);
    }

    [Fact]
    public async Task Without_TLS_nothing_is_said_beyond_the_greeting()
    {
        var (result, server) = await Send(SmtpFault.NoStartTls);
        Assert.Equal(MailTrouble.TlsNotOffered, Assert.IsType<SendResult.NotReached>(result).Hint);
        Assert.All(server.SaidInClear, line => Assert.True(line.StartsWith("EHLO", StringComparison.Ordinal) || line == "QUIT", line));
        Assert.Empty(server.Accepted);
    }

    [Fact]
    public async Task Letters_of_one_burst_share_a_connection_and_each_keeps_its_one_recipient()
    {
        await using var server = new SmtpStub(authority.For("localhost"));
        using var postman = new Postman(Options(server.Port));
        for (var i = 0; i < 3; i++)
            Assert.IsType<SendResult.Accepted>(await postman.Send(Mail(Letter()), TestContext.Current.CancellationToken));
        Assert.Equal((3, 1), (server.Accepted.Count, server.Connections));
        Assert.All(server.Accepted, letter => Assert.Equal(["abuse@host.example", "archive@help.test"], letter.To));
        await postman.Rest();
        Assert.IsType<SendResult.Accepted>(await postman.Send(Mail(Letter()), TestContext.Current.CancellationToken));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_kept_connection_that_died_is_replaced_and_the_letter_goes_once()
    {
        await using var server = new SmtpStub(authority.For("localhost"), SmtpFault.HangUpAfterEach);
        using var postman = new Postman(Options(server.Port));
        for (var i = 0; i < 3; i++)
            Assert.IsType<SendResult.Accepted>(await postman.Send(Mail(Letter()), TestContext.Current.CancellationToken));
        Assert.Equal((3, 3), (server.Accepted.Count, server.Connections));
    }

    [Theory]
    [InlineData(SmtpFault.RecipientRefusedForGood, 550)]
    [InlineData(SmtpFault.DataRefusedForGood, 554)]
    public async Task A_5xx_is_final(SmtpFault fault, int code) =>
        Assert.Equal(code, Assert.IsType<SendResult.RefusedPermanently>((await Send(fault)).Result).Code);

    [Fact]
    public async Task A_4xx_is_for_now() =>
        Assert.Equal(451, Assert.IsType<SendResult.RefusedForNow>((await Send(SmtpFault.RecipientRefusedForNow)).Result).Code);

    [Theory]
    [InlineData(SmtpFault.SenderRefused, MailTrouble.SenderRefused)]
    [InlineData(SmtpFault.RelayingRefused, MailTrouble.RelayingRefused)]
    [InlineData(SmtpFault.SignInRefused, MailTrouble.SignInRefused)]
    [InlineData(SmtpFault.DropAtRecipient, MailTrouble.ConnectionLost)]
    [InlineData(SmtpFault.DropInTheMiddle, MailTrouble.ConnectionLost)]
    public async Task A_trouble_of_ours_or_on_the_way_is_no_bounce(SmtpFault fault, MailTrouble trouble)
    {
        // Large enough that a connection lost in the middle is noticed in the middle.
        var (result, _) = await Send(fault, Letter(20_000_000));
        Assert.Equal(trouble, Assert.IsType<SendResult.NotReached>(result).Hint);
    }

    [Theory]
    [InlineData(SmtpFault.DropAfterDot)]
    [InlineData(SmtpFault.SilentAfterDot)]
    public async Task Silence_after_the_whole_message_is_uncertain(SmtpFault fault) =>
        Assert.IsType<SendResult.Uncertain>((await Send(fault)).Result);

    [Fact]
    public async Task A_server_that_is_too_busy_is_asked_again_later()
    {
        var (result, server) = await Send(SmtpFault.Busy);
        Assert.Equal(421, Assert.IsType<SendResult.RefusedForNow>(result).Code);
        Assert.Empty(server.Accepted);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_in_time()
    {
        await using var server = new SmtpStub(authority.For("localhost"), SmtpFault.SilentAtFirst);
        var options = Options(server.Port);
        options.TimeoutSeconds = 1;
        var result = await new Postman(options).Send(Mail(Letter()), TestContext.Current.CancellationToken);
        Assert.Equal(MailTrouble.TimedOut, Assert.IsType<SendResult.NotReached>(result).Hint);
    }

    [Fact]
    public async Task A_certificate_that_has_expired_is_refused()
    {
        await using var server = new SmtpStub(authority.For("localhost", new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        var result = await new Postman(Options(server.Port)).Send(Mail(Letter()), TestContext.Current.CancellationToken);
        Assert.Equal(MailTrouble.CertificateExpired, Assert.IsType<SendResult.NotReached>(result).Hint);
        Assert.Empty(server.Accepted);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var server = new SmtpStub(authority.For("other.example"));
        var result = await new Postman(Options(server.Port)).Send(Mail(Letter()), TestContext.Current.CancellationToken);
        Assert.Equal(MailTrouble.CertificateForAnotherName, Assert.IsType<SendResult.NotReached>(result).Hint);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_refused()
    {
        using var elsewhere = new TestFolder();
        using var stranger = new TestAuthority(elsewhere.Path);
        await using var server = new SmtpStub(stranger.For("localhost"));
        var result = await new Postman(Options(server.Port)).Send(Mail(Letter()), TestContext.Current.CancellationToken);
        Assert.Equal(MailTrouble.CertificateNotTrusted, Assert.IsType<SendResult.NotReached>(result).Hint);
    }

    [Fact]
    public async Task A_closed_port_says_so()
    {
        var result = await new Postman(Options(1)).Send(Mail(Letter()), TestContext.Current.CancellationToken);
        Assert.Equal(MailTrouble.ConnectionRefused, Assert.IsType<SendResult.NotReached>(result).Hint);
    }

    [Fact]
    public void Every_trouble_has_advice_in_both_languages() =>
        Assert.All(Enum.GetValues<MailTrouble>(), trouble => Assert.NotEqual(MailAdvice.For(trouble, italian: false), MailAdvice.For(trouble, italian: true)));

    public void Dispose()
    {
        authority.Dispose();
        folder.Dispose();
    }

    private async Task<(SendResult Result, SmtpStub Server)> Send(SmtpFault fault, byte[]? letter = null)
    {
        await using var server = new SmtpStub(authority.For("localhost"), fault);
        return (await new Postman(Options(server.Port)).Send(Mail(letter ?? Letter()), TestContext.Current.CancellationToken), server);
    }

    private SmtpOptions Options(int port) => new()
    {
        Host = "localhost",
        Port = port,
        Tls = MailTls.StartTls,
        User = "letters",
        Password = "secret",
        PrivateAuthorities = authority.RootFile,
        TimeoutSeconds = 5,
    };

    private static OutgoingMail Mail(byte[] letter) => new("1@help.test", letter, "takedown+b-x@help.test", "abuse@host.example", "archive@help.test");

    private static byte[] Letter(int size = 3_000) => new MailRenderer().Render(
        new MailDraft("Advocates", "takedown@help.test", "abuse@host.example", "Request", "Dear team,\n.\n.. dots and ünïcode\n\n")
        {
            MessageId = "1@help.test",
            Date = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
            Attachments = [new MailAttachment("letter.pdf", "application/pdf", new byte[size])],
        });
}
