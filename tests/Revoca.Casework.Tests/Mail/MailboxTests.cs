using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Replies;
using Revoca.Casework.Workers;

namespace Revoca.Casework.Tests.Mail;

/// <summary>What a mailbox may do wrong, with a scripted server: nothing is lost, nothing comes in twice, and each trouble has its name.</summary>
public sealed class MailboxTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private readonly TestAuthority authority;
    private TestCasework work = null!; // Set before each test.

    public MailboxTests() => authority = new TestAuthority(folder.Path);

    private MailboxStates States => work.Get<MailboxStates>();

    public async ValueTask InitializeAsync() => work = await TestCasework.Start(services => services.AddSingleton<IMailReader, MailReading>());

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        authority.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_a_message_costs_nothing_and_the_rest_comes_at_the_next_look()
    {
        await using var server = Serve("one");
        server.Put(Mail(1));
        Assert.Equal(1, await Collect());
        server.Put(Mail(2));
        server.Put(Mail(3));
        server.Fault = ImapFault.DropInTheMiddle;
        Assert.Equal(0, await Collect());
        Assert.Equal(MailTrouble.ConnectionLost, States.Of("one")?.Trouble);
        Assert.Single(await Stored());
        server.Fault = ImapFault.None;
        Assert.Equal(2, await Collect());
        Assert.Null(States.Of("one")?.Trouble);
        Assert.Equal(3, (await Stored()).Select(mail => mail.Sha256).Distinct().Count());
    }

    [Fact]
    public async Task Messages_numbered_anew_are_looked_through_again_and_known_ones_stay_one()
    {
        await using var server = Serve("one");
        for (var number = 1; number <= 3; number++)
            server.Put(Mail(number));
        Assert.Equal(3, await Collect());
        server.NumberAnew();
        server.Put(Mail(4));
        Assert.Equal(4, await Collect());
        Assert.Equal(0, await Collect());
        var stored = await Stored();
        Assert.Equal((4, 3), (stored.Count(mail => mail.State != IncomingState.Duplicate), stored.Count(mail => mail.State == IncomingState.Duplicate)));
        Assert.Equal(4, stored.Select(mail => mail.Sha256).Distinct().Count());
    }

    [Fact]
    public async Task A_mailbox_that_does_not_answer_keeps_no_other_waiting()
    {
        await using var silent = Serve("silent", seconds: 2, startTls: true);
        await using var good = Serve("good");
        (silent.Fault, _) = (ImapFault.Silent, good.Put(Mail(1)));
        Assert.Equal(1, await Collect());
        Assert.Equal(MailTrouble.TimedOut, States.Of("silent")?.Trouble);
        Assert.Null(States.Of("good")?.Trouble);
    }

    [Fact]
    public async Task Without_TLS_no_password_is_said()
    {
        await using var server = Serve("one", startTls: true);
        server.Fault = ImapFault.NoStartTls;
        Assert.Equal(0, await Collect());
        Assert.Equal(MailTrouble.TlsNotOffered, States.Of("one")?.Trouble);
        Assert.DoesNotContain(server.SaidInClear, line => line.Contains("LOGIN", StringComparison.OrdinalIgnoreCase) || line.Contains("AUTHENTICATE", StringComparison.OrdinalIgnoreCase));
        server.Fault = ImapFault.None;
        server.Put(Mail(1));
        Assert.Equal(1, await Collect());
    }

    [Theory]
    [InlineData("other.example", false, MailTrouble.CertificateForAnotherName)]
    [InlineData("localhost", true, MailTrouble.CertificateExpired)]
    public async Task A_bad_certificate_is_refused_and_named(string name, bool expired, MailTrouble trouble)
    {
        await using var server = new ImapStub(authority.For(name, expired ? new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero) : null));
        work.Options.Mail.Mailboxes.Add(Settings("one", server, 30));
        Assert.Equal(0, await Collect());
        Assert.Equal(trouble, States.Of("one")?.Trouble);
        Assert.Equal(trouble, (await new Mailbox(work.Options.Mail.Mailboxes[0]).Check(TestContext.Current.CancellationToken))?.Hint);
    }

    [Fact]
    public async Task A_refused_sign_in_is_named()
    {
        await using var server = Serve("one");
        server.Fault = ImapFault.SignInRefused;
        Assert.Equal(0, await Collect());
        Assert.Equal(MailTrouble.SignInRefused, States.Of("one")?.Trouble);
    }

    [Fact]
    public async Task A_server_that_pushes_brings_mail_to_any_mailbox_long_before_the_next_look()
    {
        await using var first = Serve("first");
        await using var second = Serve("second");
        using var worker = Worker();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Until(() => Task.FromResult(first.Idles > 0 && second.Idles > 0));
        second.Put(Mail(1));
        await Until(async () => (await Stored()).Count == 1);
        await Until(() => Task.FromResult(first.Idles > 1));
        first.Put(Mail(2));
        await Until(async () => (await Stored()).Count == 2);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_that_cannot_push_is_looked_into_again()
    {
        await using var server = Serve("one", poll: 5);
        server.Fault = ImapFault.NoIdle;
        using var worker = Worker();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Until(() => Task.FromResult(server.Connections > 1));
        server.Put(Mail(1));
        await Until(async () => (await Stored()).Count == 1);
        Assert.Equal(0, server.Idles);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_lost_wait_for_news_is_taken_up_again()
    {
        await using var server = Serve("one");
        server.Fault = ImapFault.LoseIdle;
        using var worker = Worker();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await Until(() => Task.FromResult(server.Idles > 1));
        server.Fault = ImapFault.None;
        server.Put(Mail(1));
        await Until(async () => (await Stored()).Count == 1);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private MailWorker Worker() => ActivatorUtilities.CreateInstance<MailWorker>(work.Services);

    // The worker's pauses are of the test's clock, its sockets of the real one.
    private async Task Until(Func<Task<bool>> reached)
    {
        for (var attempt = 0; attempt < 1_200; attempt++)
        {
            if (await reached())
                return;
            work.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not happen within two minutes.");
    }

    private ImapStub Serve(string name, int seconds = 60, int poll = 3_600, bool startTls = false)
    {
        var server = new ImapStub(authority.For("localhost"), startTls: startTls);
        var settings = Settings(name, server, seconds);
        (settings.PollSeconds, settings.Tls) = (poll, startTls ? MailTls.StartTls : MailTls.Implicit);
        work.Options.Mail.Mailboxes.Add(settings);
        return server;
    }

    private ImapOptions Settings(string name, ImapStub server, int seconds) =>
        new() { Name = name, Host = "localhost", Port = server.Port, User = name, Password = "secret", PrivateAuthorities = authority.RootFile, TimeoutSeconds = seconds };

    private Task<int> Collect() => work.Get<CollectMail>().Run(TestContext.Current.CancellationToken);

    private async Task<List<IncomingMail>> Stored()
    {
        await using var db = work.Db();
        return await db.Incoming.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    private static string Mail(int number) => $"From: desk@host.example\r\nTo: takedown@helpline.test\r\nSubject: Re: {number}\r\nMessage-ID: <{number}@host.example>\r\n\r\nAnswer {number}.\r\n{new string('x', 400)}\r\n";
}
