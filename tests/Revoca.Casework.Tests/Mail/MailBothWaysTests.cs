using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Mail;

/// <summary>The whole way with real servers: fourteen letters to invented hosts through exim, five kinds of answer back through dovecot.</summary>
public sealed class MailBothWaysTests
{
    private const int Hosts = 14;
    private const int Bouncing = 5;

    [Fact]
    public async Task Fourteen_letters_leave_and_each_answer_stands_at_its_letter_with_the_right_next_step()
    {
        Assert.SkipUnless(LoopbackMail.IsInstalled, "exim4 and dovecot are not installed.");
        await using var servers = await LoopbackMail.Start(["helpline.test", .. Enumerable.Range(1, Hosts).Select(number => $"h{number}.test")]);
        await using var work = await Start(servers);
        var opened = await SentNotices.Queued(work, InventedHosts.Links(Hosts));
        while (await work.Get<SendOutbox>().Run())
        {
        }

        var sent = (await SentNotices.Show(work, opened)).Notices;
        Assert.Equal(Hosts, sent.Count);
        Assert.All(sent, notice => Assert.Equal(Delivery.Sent, notice.Delivery));
        await Answer(servers, work, At(sent, 1), "Thank you. We have received your request. Your ticket number is 48213.", "[Ticket #48213] received");
        await Answer(servers, work, At(sent, 2), "I am away until Monday.", "Automatic reply: your request", "Auto-Submitted: auto-replied");
        await Answer(servers, work, At(sent, 3), "Before we can act, please send us a copy of a government-issued photo ID.", "Re: your request");
        await Answer(servers, work, At(sent, 4), "We have removed the content you reported.", "Re: your request");
        await Collect(work, opened);

        await InTheInbox(work);
        var notices = (await SentNotices.Show(work, opened)).Notices;
        Assert.Equal([ReplyKind.AutomaticReply], await KindsAt(work, At(notices, 2)));
        Assert.Equal([ReplyKind.Bounce], await KindsAt(work, At(notices, Bouncing)));
        Assert.Equal((Delivery.Bounced, ReceiptProof.None), (At(notices, Bouncing).Delivery, At(notices, Bouncing).Proof));
        Assert.Contains(await work.Get<ListToday>().Run(TestCasework.Ada), row => row is { Kind: TodayKind.NotDelivered } && row.Notice?.Id == At(notices, Bouncing).Id);
        Assert.Contains((await SentNotices.Show(work, opened)).Tasks, task => task is { Kind: CaseTaskKind.FindChannel, DoneAt: null } && task.Subject == $"#{At(notices, Bouncing).Number}");
        // Nothing is decided before a person has read it.
        Assert.All(notices.SelectMany(notice => notice.Items), item => Assert.Equal(HostDecision.None, item.Decision));
        Assert.Empty((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows);
    }

    private static async Task InTheInbox(TestCasework work)
    {
        var rows = (await work.Get<ListInbox>().Run(TestCasework.Ada)).Rows.ToDictionary(row => row.HostId.Value, row => row, StringComparer.Ordinal);
        Assert.Equal(["h1", "h3", "h4"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((HostAnswer.TicketAcknowledgement, NextStep.WaitForTheAnswer), (rows["h1"].Triage.Proposed, rows["h1"].Triage.NextStep));
        Assert.Equal("48213", Assert.Single(rows["h1"].Triage.Tickets));
        Assert.Equal((HostAnswer.WantsId, NextStep.OfferMandateInsteadOfId), (rows["h3"].Triage.Proposed, rows["h3"].Triage.NextStep));
        Assert.NotNull(PreparedAnswer.For(NextStep.OfferMandateInsteadOfId, Language.English));
        Assert.Equal((HostAnswer.Removed, NextStep.CheckThatItIsGone), (rows["h4"].Triage.Proposed, rows["h4"].Triage.NextStep));
    }

    private static async Task<TestCasework> Start(LoopbackMail servers)
    {
        var work = await TestCasework.Start(services => services
            .AddSingleton<IMailReader, MailReading>()
            .AddSingleton(InventedHosts.Directory(Hosts, number => number == Bouncing ? "nobody-there" : "abuse")));
        var mail = work.Options.Mail;
        (mail.Address, mail.ArchiveAddress, mail.MostPerMinute, mail.Smtp) = ("takedown@helpline.test", "archive@helpline.test", 6000, servers.Smtp());
        mail.Mailboxes.Add(servers.Imap("takedown@helpline.test"));
        var archive = servers.Imap("archive@helpline.test");
        archive.IsArchive = true;
        mail.Mailboxes.Add(archive);
        return work;
    }

    private static Notice At(IReadOnlyList<Notice> notices, int host) => notices.Single(notice => notice.HostId == HostId.Parse($"h{host}"));

    private static async Task Answer(LoopbackMail servers, TestCasework work, Notice notice, string text, string subject, string? header = null)
    {
        var (replyTo, _) = await new MailRoom(work.Services).AddressesOf(notice);
        var from = $"desk@{MailRoom.DomainOf(notice)}";
        var id = $"{Guid.NewGuid():N}@{MailRoom.DomainOf(notice)}";
        var mime = new MailRenderer().Render(new MailDraft("Desk", from, replyTo, subject, text) { MessageId = id, Date = work.Clock.GetUtcNow(), Follows = notice.MessageId });
        if (header is not null)
            mime = [.. System.Text.Encoding.ASCII.GetBytes(header + "\r\n"), .. mime];
        using var postman = new Postman(servers.Smtp());
        Assert.IsType<SendResult.Accepted>(await postman.Send(new OutgoingMail(id, mime, from, replyTo), TestContext.Current.CancellationToken));
    }

    // The four answers, the bounce, and what the relay reports of its own accord: how many reports come is the relay's business.
    private static async Task Collect(TestCasework work, OpenedCase opened)
    {
        for (var round = 0; round < 300; round++)
        {
            await work.Get<CollectMail>().Run(TestContext.Current.CancellationToken);
            while (await work.Get<ReceiveReply>().Run(TestContext.Current.CancellationToken))
            {
            }

            await using var db = work.Db();
            var kinds = await db.Replies.Where(x => x.CaseId == opened.Id).Select(x => x.Kind).ToListAsync(TestContext.Current.CancellationToken);
            if (kinds.Count(kind => kind == ReplyKind.Answer) == 3 && kinds.Contains(ReplyKind.AutomaticReply) && kinds.Contains(ReplyKind.Bounce))
                return;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The answers did not come in within a minute.");
    }

    private static async Task<IReadOnlyList<ReplyKind>> KindsAt(TestCasework work, Notice notice)
    {
        var told = await work.Get<ShowCorrespondence>().Run(notice.CaseId, notice.Id, TestCasework.Ada);
        return [.. (told?.Replies ?? []).Select(shown => shown.Reply.Kind).Where(kind => kind != ReplyKind.DeliveryReport)];
    }
}
