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
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Mail;

/// <summary>Letters out through a real exim, answers back through a real dovecot, on this machine only.</summary>
public sealed class LoopbackMailTests
{
    [Fact]
    public async Task A_letter_goes_out_and_its_answer_and_its_bounce_come_back_to_their_notices()
    {
        Assert.SkipUnless(LoopbackMail.IsInstalled, "exim4 and dovecot are not installed.");
        await using var servers = await LoopbackMail.Start("helpline.test", "host.example");
        await using var work = await Start(servers, new Postman(servers.Smtp()));
        var opened = await SentNotices.Queued(work);
        var (answered, bounced) = await Redirect(work, opened, "abuse@host.example", "nobody-there@host.example");
        await SendAll(work);
        var letter = Assert.Single(await Wait(new Mailbox(servers.Imap("abuse@host.example"))));
        await Answer(servers, letter);
        await Collect(work, opened, notices => notices.Any(notice => notice.Delivery == Delivery.Bounced));
        var notices = (await SentNotices.Show(work, opened)).Notices;
        Assert.Equal(Delivery.Bounced, notices.Single(notice => notice.Id == bounced).Delivery);
        var came = await Replies(work, opened, answered);
        for (var round = 0; round < 50 && came.Count < 2; round++)
        {
            await Collect(work, opened, _ => true);
            await Task.Delay(200, TestContext.Current.CancellationToken);
            came = await Replies(work, opened, answered);
        }

        // The relay was asked for a report of success, and exim writes one.
        Assert.Equal([ReplyKind.Answer, ReplyKind.DeliveryReport], came.Select(reply => reply.Reply.Kind).Order());
        Assert.Equal(HostAnswer.Removed, came.Single(reply => reply.Reply.Kind == ReplyKind.Answer).Triage.Proposed);
        Assert.Equal(ReceiptProof.DeliveryReceipt, (await SentNotices.Show(work, opened)).Notices.Single(notice => notice.Id == answered).Proof);
        Assert.True(await new Mailbox(servers.Imap("archive@helpline.test")).Has(notices.Single(notice => notice.Id == answered).MessageId, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_letter_cut_off_after_the_dot_is_found_in_the_archive_and_not_sent_again()
    {
        Assert.SkipUnless(LoopbackMail.IsInstalled, "exim4 and dovecot are not installed.");
        await using var servers = await LoopbackMail.Start("helpline.test", "host.example");
        var cutOff = new CutOff(new Postman(servers.Smtp()));
        await using var work = await Start(servers, cutOff);
        var opened = await SentNotices.Queued(work);
        var (notice, _) = await Redirect(work, opened, "abuse@host.example", "copyright@host.example");
        await SendAll(work);
        Assert.Equal(Delivery.Uncertain, (await SentNotices.Show(work, opened)).Notices.Single(x => x.Id == notice).Delivery);
        await Wait(new Mailbox(servers.Imap("archive@helpline.test")));
        var tries = cutOff.Tries;
        work.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAll(work);
        Assert.Equal(Delivery.Sent, (await SentNotices.Show(work, opened)).Notices.Single(x => x.Id == notice).Delivery);
        Assert.Equal(tries, cutOff.Tries);
    }

    [Fact]
    public async Task The_settings_can_be_tried_and_a_wrong_password_is_named()
    {
        Assert.SkipUnless(LoopbackMail.IsInstalled, "exim4 and dovecot are not installed.");
        await using var servers = await LoopbackMail.Start("helpline.test");
        await using var work = await Start(servers, new Postman(servers.Smtp()));
        Assert.True((await work.Get<CheckMail>().SendToMyself("desk@helpline.test", TestCasework.Ada)).Works);
        Assert.True((await work.Get<CheckMail>().OpenMailbox("takedown", TestCasework.Ada)).Works);
        work.Options.Mail.Mailboxes[0].Password = "wrong";
        Assert.Equal(MailTrouble.SignInRefused, (await work.Get<CheckMail>().OpenMailbox("takedown", TestCasework.Ada)).Trouble);
    }

    private static async Task<TestCasework> Start(LoopbackMail servers, IMailTransport transport)
    {
        var work = await TestCasework.Start(services => services.AddSingleton<IMailReader, MailReading>().AddSingleton(transport));
        var mail = work.Options.Mail;
        (mail.Address, mail.ArchiveAddress, mail.MostPerMinute) = ("takedown@helpline.test", "archive@helpline.test", 6000);
        mail.Mailboxes.Add(servers.Imap("takedown@helpline.test"));
        var archive = servers.Imap("archive@helpline.test");
        archive.IsArchive = true;
        mail.Mailboxes.Add(archive);
        return work;
    }

    // The invented case writes to real hosts' addresses; here two letters go to this machine and the others are taken out.
    private static async Task<(NoticeId First, NoticeId Second)> Redirect(TestCasework work, OpenedCase opened, string first, string second)
    {
        await using var db = work.Db();
        var rows = await db.Outbox.Where(x => x.CaseId == opened.Id).ToListAsync();
        var notices = await db.Notices.Where(x => x.CaseId == opened.Id).ToListAsync();
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            if (index > 1)
                db.Outbox.Remove(row);
            else
                db.Entry(row).Property("RecipientSealed").CurrentValue = null;
        }

        for (var index = 0; index < 2; index++)
        {
            var address = index == 0 ? first : second;
            typeof(OutboxMail).GetProperty(nameof(OutboxMail.Recipient))?.SetValue(rows[index], address);
            typeof(Notice).GetProperty(nameof(Notice.Address))?.SetValue(notices.Single(notice => notice.Id == rows[index].NoticeId), address);
        }

        await db.SaveChangesAsync();
        return (rows[0].NoticeId, rows[1].NoticeId);
    }

    private static async Task SendAll(TestCasework work)
    {
        while (await work.Get<SendOutbox>().Run())
        {
        }
    }

    private static async Task<IReadOnlyList<FetchedMail>> Wait(Mailbox mailbox)
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            if (await mailbox.Fetch(default, 10, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken) is { Count: > 0 } fetched)
                return fetched;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        return [];
    }

    private static async Task Answer(LoopbackMail servers, FetchedMail letter)
    {
        var read = MailReading.Read(letter.Raw) ?? throw new InvalidOperationException("The letter cannot be read.");
        using var source = new MemoryStream(letter.Raw ?? []);
        using var message = await MimeKit.MimeMessage.LoadAsync(source, TestContext.Current.CancellationToken);
        Assert.Equal("takedown@helpline.test", read.From);
        var answer = new MailRenderer().Render(new MailDraft("Desk", "desk@host.example", message.ReplyTo.Mailboxes.Single().Address, "Re: your request", "The content has been removed.\n")
        {
            MessageId = MailRenderer.NewMessageId("desk@host.example"),
            Date = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
            Follows = message.MessageId,
        });
        var sent = await new Postman(servers.Smtp()).Send(
            new OutgoingMail("answer@host.example", answer, "desk@host.example", message.ReplyTo.Mailboxes.Single().Address), TestContext.Current.CancellationToken);
        Assert.IsType<SendResult.Accepted>(sent);
    }

    private static async Task Collect(TestCasework work, OpenedCase opened, Func<IReadOnlyList<Notice>, bool> done)
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            await work.Get<CollectMail>().Run();
            while (await work.Get<ReceiveReply>().Run())
            {
            }

            if (done([.. (await SentNotices.Show(work, opened)).Notices]))
                return;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<IReadOnlyList<ShownReply>> Replies(TestCasework work, OpenedCase opened, NoticeId notice) =>
        (await work.Get<ShowCorrespondence>().Run(opened.Id, notice, TestCasework.Ada))?.Replies ?? [];

    /// <summary>Loses the connection after the server took the letter, as a crash would.</summary>
    private sealed class CutOff(IMailTransport inner) : IMailTransport
    {
        public int Tries { get; private set; }

        public async Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation)
        {
            Tries++;
            Assert.IsType<SendResult.Accepted>(await inner.Send(mail, cancellation));
            return new SendResult.Uncertain("cut off");
        }
    }
}
