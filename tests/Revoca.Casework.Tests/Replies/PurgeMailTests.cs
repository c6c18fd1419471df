using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Replies;

namespace Revoca.Casework.Tests.Replies;

public sealed class PurgeMailTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();
    private readonly TestAuthority authority;
    private ImapStub server = null!; // Set before each test.
    private TestCasework work = null!; // Set before each test.

    public PurgeMailTests() => authority = new TestAuthority(folder.Path);

    public async ValueTask InitializeAsync()
    {
        work = await TestCasework.Start(services => services.AddSingleton<IMailReader, MailReading>());
        work.Options.Mail.Address = "takedown@helpline.test";
        server = new ImapStub(authority.For("localhost"));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await work.DisposeAsync();
        authority.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_archive_copy_goes_once_its_letter_is_settled_and_what_is_not_ours_stays()
    {
        Use("archive", archive: true);
        var (_, settled) = await SentNotices.One(work);
        var waiting = await Waiting();
        var now = work.Clock.GetUtcNow();
        Put(settled.MessageId, now);
        Put(waiting, now);
        Put(MailRenderer.NewMessageId("takedown@helpline.test"), now);
        Put("newsletter@elsewhere.example", now);
        Assert.Equal(0, await Purge());
        work.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, await Purge());
        Assert.Equal([waiting, "newsletter@elsewhere.example"], server.Mails.Select(mail => mail.MessageId));
        Assert.Equal(0, await Purge());
    }

    [Fact]
    public async Task A_message_that_was_dealt_with_goes_after_thirty_days_and_one_that_waits_for_a_person_stays()
    {
        Use("inbox", archive: false);
        var (_, notice) = await SentNotices.One(work);
        var (replyTo, _) = await new MailRoom(work.Services).AddressesOf(notice);
        Put("1@host.example", work.Clock.GetUtcNow(), $"desk@{MailRoom.DomainOf(notice)}", replyTo);
        Put("2@elsewhere.example", work.Clock.GetUtcNow(), "stranger@elsewhere.example");
        Put("3@elsewhere.example", work.Clock.GetUtcNow(), "owner@elsewhere.example");
        await CollectAndRead();
        var held = (await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows;
        await work.Get<DiscardMail>().Run(held.Single(mail => mail.From.StartsWith("stranger", StringComparison.Ordinal)).Id, TestCasework.Ada);
        work.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await Purge());
        work.Clock.Advance(TimeSpan.FromDays(2));
        // What came in today is not thirty days old, whatever became of it.
        Put("4@elsewhere.example", work.Clock.GetUtcNow(), "stranger@elsewhere.example");
        await CollectAndRead();
        Assert.Equal(2, await Purge());
        Assert.Equal(["3@elsewhere.example", "4@elsewhere.example"], server.Mails.Select(mail => mail.MessageId));
    }

    [Fact]
    public async Task Nothing_is_taken_away_where_that_is_switched_off_or_the_messages_were_numbered_anew()
    {
        Use("inbox", archive: false);
        Put("1@elsewhere.example", work.Clock.GetUtcNow());
        await CollectAndRead();
        await work.Get<DiscardMail>().Run(Assert.Single((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows).Id, TestCasework.Ada);
        work.Clock.Advance(TimeSpan.FromDays(40));
        work.Options.Mail.KeepOnServerDays = 0;
        Assert.Equal(0, await Purge());
        work.Options.Mail.KeepOnServerDays = 30;
        server.NumberAnew();
        Assert.Equal(0, await Purge());
        Assert.Single(server.Mails);
    }

    private void Use(string name, bool archive) =>
        work.Options.Mail.Mailboxes.Add(new ImapOptions { Name = name, IsArchive = archive, Host = "localhost", Port = server.Port, User = name, Password = "secret", PrivateAuthorities = authority.RootFile });

    private void Put(string id, DateTimeOffset at, string from = "takedown@helpline.test", string to = "abuse@host.example") =>
        server.Put(Encoding.ASCII.GetBytes($"From: {from}\r\nTo: {to}\r\nSubject: x\r\nMessage-ID: <{id}>\r\n\r\nText of {id}.\r\n"), at);

    private async Task CollectAndRead()
    {
        await work.Get<CollectMail>().Run(TestContext.Current.CancellationToken);
        while (await work.Get<ReceiveReply>().Run(TestContext.Current.CancellationToken))
        {
        }
    }

    private Task<int> Purge() => work.Get<PurgeMail>().Run(TestContext.Current.CancellationToken);

    // A letter that is in the outbox and has not left.
    private async Task<string> Waiting()
    {
        var opened = await SentNotices.Queued(work);
        await using var db = work.Db();
        var id = await db.Outbox.Where(x => x.CaseId == opened.Id).Select(x => x.NoticeId).FirstAsync(TestContext.Current.CancellationToken);
        return (await db.Notices.SingleAsync(x => x.Id == id, TestContext.Current.CancellationToken)).MessageId;
    }
}
