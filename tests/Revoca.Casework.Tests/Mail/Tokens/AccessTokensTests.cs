using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Mail.Tokens;

namespace Revoca.Casework.Tests.Mail.Tokens;

/// <summary>OAuth2 for mail, with a token endpoint, an SMTP and an IMAP server of this machine: real TLS, real forms, real SASL.</summary>
public sealed class AccessTokensTests : IAsyncDisposable
{
    private static readonly byte[] Letter = new MailRenderer().Render(new MailDraft("A", "takedown@help.test", "abuse@host.example", "S", "T") { MessageId = "1@help.test", Date = DateTimeOffset.UnixEpoch });
    private readonly TestFolder folder = new();
    private readonly TestAuthority authority;
    private readonly TokenStub tokens;
    private readonly SmtpStub smtp;
    private readonly ImapStub imap;

    public AccessTokensTests()
    {
        authority = new TestAuthority(folder.Path);
        tokens = new TokenStub(authority.For("localhost"));
        smtp = new SmtpStub(authority.For("localhost")) { Mechanisms = "PLAIN XOAUTH2" };
        imap = new ImapStub(authority.For("localhost")) { Mechanisms = "AUTH=PLAIN AUTH=OAUTHBEARER AUTH=XOAUTH2" };
    }

    public async ValueTask DisposeAsync()
    {
        await tokens.DisposeAsync();
        await smtp.DisposeAsync();
        await imap.DisposeAsync();
        authority.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_refresh_token_becomes_an_access_token_which_is_used_until_it_ends()
    {
        var account = Smtp();
        using var postman = new Postman(account);
        Assert.IsType<SendResult.Accepted>(await Send(postman));
        await postman.Rest();
        Assert.IsType<SendResult.Accepted>(await Send(postman));
        Assert.Equal("grant_type=refresh_token&refresh_token=refresh-0&client_id=revoca&client_secret=hush&scope=mail", Assert.Single(tokens.Forms));
        Assert.Equal(2, smtp.SignIns.Count);
        Assert.All(smtp.SignIns, said => Assert.Equal("XOAUTH2 user=letters\u0001auth=Bearer access-1\u0001\u0001", said));
    }

    [Fact]
    public async Task Where_the_server_offers_the_standard_mechanism_it_is_taken()
    {
        Assert.Null(await new Mailbox(Imap()).Check(TestContext.Current.CancellationToken));
        Assert.StartsWith("OAUTHBEARER ", Assert.Single(imap.SignIns), StringComparison.Ordinal);
        Assert.Contains("auth=Bearer access-1", imap.SignIns[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_the_server_refuses_is_not_used_again()
    {
        smtp.Wants = "access-2";
        using var postman = new Postman(Smtp());
        Assert.Equal(MailTrouble.SignInRefused, Assert.IsType<SendResult.NotReached>(await Send(postman)).Hint);
        Assert.IsType<SendResult.Accepted>(await Send(postman));
        Assert.Equal(2, tokens.Forms.Count);
    }

    [Fact]
    public async Task A_token_that_lasts_a_moment_is_asked_for_each_time()
    {
        tokens.Answers = number => ("200 OK", $$"""{"access_token":"access-{{number}}","expires_in":0.001}""");
        using var postman = new Postman(Smtp());
        await Send(postman);
        await postman.Rest();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        await Send(postman);
        Assert.Contains("access-2", smtp.SignIns[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 Bad Request", "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been revoked.\"}", "400 invalid_grant Token has been revoked.")]
    [InlineData("200 OK", "<html>", "200 the answer is no JSON")]
    [InlineData("200 OK", "{\"token_type\":\"Bearer\"}", "200 ")]
    [InlineData("302 Found\r\nLocation: https://elsewhere.test/", "", "302 the answer is no JSON")]
    public async Task An_endpoint_that_gives_no_token_is_named_with_its_own_words(string status, string body, string detail)
    {
        tokens.Answers = _ => (status, body);
        using var postman = new Postman(Smtp());
        var result = Assert.IsType<SendResult.NotReached>(await Send(postman));
        Assert.Equal((MailTrouble.TokenRefused, detail), (result.Hint, result.Detail));
        Assert.Empty(smtp.SignIns);
    }

    [Fact]
    public async Task An_endpoint_of_an_unknown_authority_gets_no_refresh_token()
    {
        var account = Smtp();
        using var other = new TestFolder();
        using var strangers = new TestAuthority(other.Path);
        await using var forged = new TokenStub(strangers.For("localhost"));
        account.Token = new TokenSource { Endpoint = forged.Endpoint, ClientId = "revoca" };
        using var postman = new Postman(account);
        Assert.Equal(MailTrouble.CertificateNotTrusted, Assert.IsType<SendResult.NotReached>(await Send(postman)).Hint);
        Assert.Empty(forged.Forms);
    }

    [Fact]
    public async Task A_new_refresh_token_is_kept_sealed_in_place_of_the_old_one()
    {
        tokens.Answers = number => ("200 OK", $$"""{"access_token":"access-{{number}}","refresh_token":"refresh-{{number}}","expires_in":3600}""");
        await using var work = await TestCasework.Start();
        var settings = work.Get<ChangeMailSettings>();
        var typed = new ServerSettings
        {
            Host = "localhost",
            Port = smtp.Port,
            Tls = MailTls.StartTls,
            User = "letters",
            Secret = "refresh-0",
            OAuth2 = true,
            TokenEndpoint = tokens.Endpoint,
            ClientId = "revoca",
            Authorities = await File.ReadAllTextAsync(authority.RootFile, TestContext.Current.CancellationToken),
        };
        Assert.Empty(await settings.Run(new MailServers { Smtp = typed }, TestCasework.Ada));
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await work.Get<CheckMail>().SendToMyself("desk@helpline.test", TestCasework.Ada)).Works);
        // As after a restart: read from the database alone.
        await work.Get<LearnMailSettings>().Run(TestContext.Current.CancellationToken);
        Assert.Equal("refresh-1", work.Options.Mail.Smtp?.Password);
        Assert.Equal(("", ""), ((await settings.Find())?.Smtp?.Secret, (await settings.Find())?.Smtp?.ClientSecret));
        // The stored token goes to no other endpoint.
        Assert.Equal([ServerFault.SecretMissing], await settings.Run(new MailServers { Smtp = typed with { Secret = "", TokenEndpoint = "https://elsewhere.test/token" } }, TestCasework.Ada));
        Assert.Equal([ServerFault.TokenEndpointNotHttps], await settings.Run(new MailServers { Smtp = typed with { TokenEndpoint = "http://localhost/token" } }, TestCasework.Ada));
        Assert.Equal([ServerFault.ClientIdMissing], await settings.Run(new MailServers { Smtp = typed with { ClientId = "" } }, TestCasework.Ada));
    }

    private static Task<SendResult> Send(Postman postman) => postman.Send(new OutgoingMail("1@help.test", Letter, "takedown@help.test", "abuse@host.example"), TestContext.Current.CancellationToken);

    private SmtpOptions Smtp() => With(new SmtpOptions { Port = smtp.Port, Tls = MailTls.StartTls });

    private ImapOptions Imap() => With(new ImapOptions { Name = "inbox", Port = imap.Port });

    private T With<T>(T account)
        where T : MailServerOptions
    {
        (account.Host, account.User, account.Password, account.OAuth2) = ("localhost", "letters", "refresh-0", true);
        (account.PrivateAuthorities, account.TimeoutSeconds) = (authority.RootFile, 30);
        account.Token = new TokenSource { Endpoint = tokens.Endpoint, ClientId = "revoca", ClientSecret = "hush", Scope = "mail" };
        return account;
    }
}
