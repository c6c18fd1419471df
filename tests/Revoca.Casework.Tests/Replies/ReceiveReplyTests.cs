using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Replies;

public sealed class ReceiveReplyTests : IAsyncLifetime
{
    private uint uid;
    private TestCasework work = null!; // Set before each test.
    private OpenedCase opened = null!; // Set before each test.
    private Notice notice = null!; // Set before each test.
    private string replyTo = "";
    private string envelope = "";

    private string HostDomain => notice.Address[(notice.Address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    public async ValueTask InitializeAsync()
    {
        work = await TestCasework.Start(services => services.AddSingleton<IMailReader, MailReading>());
        work.Options.Mail.Mailboxes.Add(new ImapOptions { Name = "inbox", AuthenticationServer = "mx.helpline.test" });
        (opened, notice) = await SentNotices.One(work);
        await using var db = work.Db();
        var token = (await db.Outbox.SingleAsync(x => x.NoticeId == notice.Id)).ReplyToken;
        (replyTo, envelope) = ($"takedown+r-{token}@helpline.test", $"takedown+b-{token}@helpline.test");
    }

    public async ValueTask DisposeAsync() => await work.DisposeAsync();

    [Fact]
    public async Task An_answer_to_our_message_id_from_the_hosts_domain_joins_its_notice_and_asks_for_a_person()
    {
        await Receive($"From: Desk <desk@{HostDomain}>\r\nTo: takedown@helpline.test\r\nSubject: Re: x\r\nIn-Reply-To: <{notice.MessageId}>\r\n\r\nThe content has been removed. Ticket number 48213.\r\n");
        var reply = Assert.Single(await Replies());
        Assert.Equal((ReplyKind.Answer, ReplyMatch.MessageId, SenderCheck.NotChecked), (reply.Reply.Kind, reply.Reply.Match, reply.Reply.Sender));
        Assert.Equal(HostAnswer.Removed, reply.Triage.Proposed);
        Assert.Equal("48213", Assert.Single(reply.Triage.Tickets));
        Assert.Contains((await Show()).Tasks, task => task.Kind == CaseTaskKind.AnswerHost && task.DoneAt is null);
        Assert.All((await Notice()).Items, item => Assert.Equal(HostDecision.None, item.Decision));
    }

    [Fact]
    public async Task The_secret_address_and_a_plausible_sender_are_enough()
    {
        await Receive($"From: noreply@{HostDomain}\r\nTo: {replyTo}\r\nSubject: Your complaint\r\n\r\nWe forwarded your complaint to our customer.\r\n");
        Assert.Equal(ReplyMatch.SecretAddress, Assert.Single(await Replies()).Reply.Match);
    }

    [Fact]
    public async Task A_reference_in_a_subject_is_only_a_hint()
    {
        await Receive($"From: desk@{HostDomain}\r\nTo: takedown@helpline.test\r\nSubject: Re: {opened.Reference}/1\r\n\r\nRemoved.\r\n");
        Assert.Empty(await Replies());
        var held = Assert.Single((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows);
        Assert.Equal(opened.Id, held.Hint?.Case);
    }

    [Fact]
    public async Task Two_hundred_forged_mails_change_nothing_and_none_looks_verified()
    {
        var before = (await Show()).Tasks.Count;
        for (var i = 0; i < 200; i++)
        {
            var (from, proof) = (i % 5) switch
            {
                0 => ($"desk@{HostDomain.Replace('.', '-')}.example", $"In-Reply-To: <{notice.MessageId}>\r\n"),
                1 => ($"desk@{HostDomain}.evil.example", $"In-Reply-To: <{notice.MessageId}>\r\nAuthentication-Results: mx.evil.example; dmarc=pass header.from={HostDomain}\r\n"),
                2 => ($"desk@{HostDomain}", $"In-Reply-To: <{notice.MessageId}>\r\nAuthentication-Results: mx.helpline.test; dmarc=fail header.from={HostDomain}\r\nAuthentication-Results: mx.helpline.test; dmarc=pass header.from={HostDomain}\r\n"),
                3 => ($"desk@{HostDomain}", $"In-Reply-To: <{Guid.NewGuid():N}@helpline.test>\r\n"),
                _ => ("MAILER-DAEMON@mx.evil.example", $"Return-Path: <>\r\nX-Failed-Recipients: {notice.Address}\r\nIn-Reply-To: <{notice.MessageId}>\r\n"),
            };
            await Receive($"From: {from}\r\nTo: takedown@helpline.test\r\nSubject: Re: {opened.Reference} {i}\r\n{proof}\r\nThe content has been removed.\r\n");
        }

        var held = await AllHeld();
        var (joined, changed) = ((await Replies()).Count, (await Show()).Tasks.Count - before + ((await Notice()).Delivery == Delivery.Sent ? 0 : 1));
        Figure.Tell($"200 forged mails: {held.Count(mail => mail.Sender == SenderCheck.Verified)} shown as verified, {joined + changed} state changes, {held.Count} wait in the holding pen");
        Assert.Equal((0, 0), (joined, changed));
        Assert.Equal(200, held.Select(mail => mail.Id).Distinct().Count());
        Assert.DoesNotContain(held, mail => mail.Sender == SenderCheck.Verified);
    }

    [Fact]
    public async Task Only_our_own_servers_word_verifies_a_sender()
    {
        await Receive($"Authentication-Results: mx.helpline.test;\r\n\tdkim=pass header.d={HostDomain} header.s=a; spf=none\r\nFrom: desk@{HostDomain}\r\nTo: {replyTo}\r\nSubject: Re: x\r\n\r\nOk.\r\n");
        Assert.Equal(SenderCheck.Verified, Assert.Single(await Replies()).Reply.Sender);
    }

    [Fact]
    public async Task A_bounce_to_the_envelope_address_marks_the_notice_and_asks_for_another_channel()
    {
        await Receive($"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.relay.example\r\nTo: {envelope}\r\nSubject: failure notice\r\n\r\n<{notice.Address}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n");
        Assert.Equal((Delivery.Bounced, ReceiptProof.None), ((await Notice()).Delivery, (await Notice()).Proof));
        Assert.Contains((await Show()).Tasks, task => task.Kind == CaseTaskKind.FindChannel && task.HostId == notice.HostId);
    }

    [Fact]
    public async Task An_automatic_reply_and_a_delay_ask_for_nobody()
    {
        var before = (await Show()).Tasks.Count;
        await Receive($"From: desk@{HostDomain}\r\nTo: {replyTo}\r\nSubject: Automatic reply: x\r\nAuto-Submitted: auto-replied\r\n\r\nAway.\r\n");
        await Receive($"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.relay.example\r\nTo: {envelope}\r\nSubject: Delayed Mail (still being retried)\r\n\r\nYour message could not be delivered for more than 4 hour(s).\r\nIt will be retried.\r\n");
        Assert.Equal([ReplyKind.AutomaticReply, ReplyKind.Delay], (await Replies()).Select(reply => reply.Reply.Kind));
        Assert.Equal(before, (await Show()).Tasks.Count);
        Assert.Equal(Delivery.Sent, (await Notice()).Delivery);
    }

    [Fact]
    public async Task The_same_mail_twice_is_one_reply()
    {
        var mail = $"From: desk@{HostDomain}\r\nTo: {replyTo}\r\nSubject: Re: x\r\n\r\nOk.\r\n";
        await Receive(mail);
        await Receive(mail);
        Assert.Single(await Replies());
        Assert.Empty((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows);
    }

    [Fact]
    public async Task What_cannot_be_read_is_tried_three_times_and_set_aside_without_stopping_the_next()
    {
        await Store(Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=x\r\n\r\n" + string.Concat(Enumerable.Repeat("--x\r\n\r\n", 10_000))));
        await Receive($"From: desk@{HostDomain}\r\nTo: {replyTo}\r\nSubject: Re: x\r\n\r\nOk.\r\n");
        Assert.Single(await Replies());
        Assert.True(Assert.Single((await work.Get<ListHoldingPen>().Run(TestCasework.Ada, unreadable: true)).Rows).Unreadable);
    }

    [Fact]
    public async Task A_person_assigns_a_held_mail_once_and_its_content_moves_to_the_case()
    {
        await Receive($"From: owner@elsewhere.example\r\nTo: takedown@helpline.test\r\nSubject: Re: {opened.Reference}\r\n\r\nWe removed it.\r\n");
        var held = Assert.Single((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows);
        await work.Get<AssignReply>().Run(held.Id, notice.Id, TestCasework.Ada);
        Assert.Equal(ReplyMatch.ByHand, Assert.Single(await Replies()).Reply.Match);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<AssignReply>().Run(held.Id, notice.Id, TestCasework.Ada));
        await using var db = work.Db();
        Assert.Empty((await db.Incoming.SingleAsync(x => x.Id == held.Id)).Raw);
    }

    [Fact]
    public async Task A_person_decides_once_and_a_ticket_number_proves_receipt()
    {
        await Receive($"From: desk@{HostDomain}\r\nTo: {replyTo}\r\nSubject: [Ticket #48213] received\r\n\r\nWe have received your request.\r\n");
        var reply = Assert.Single(await Replies());
        await work.Get<DecideReply>().Run(reply.Reply.Id, HostAnswer.TicketAcknowledgement, [], "48213", TestCasework.Ada);
        var after = await Notice();
        Assert.Equal((Delivery.Delivered, ReceiptProof.Ticket), (after.Delivery, after.Proof));
        Assert.All(after.Items, item => Assert.Equal(HostDecision.Acknowledged, item.Decision));
        Assert.DoesNotContain((await Show()).Tasks, task => task.Kind == CaseTaskKind.AnswerHost && task.DoneAt is null);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DecideReply>().Run(reply.Reply.Id, HostAnswer.Removed, [], null, TestCasework.Ada));
    }

    [Fact]
    public async Task What_was_said_on_the_phone_takes_the_same_way()
    {
        await work.Get<RecordAnswer>().Run(notice.Id, ReplySource.Phone, "They need a copy of a photo ID.", work.Clock.GetUtcNow(), TestCasework.Ada);
        Assert.Equal(HostAnswer.WantsId, Assert.Single(await Replies()).Triage.Proposed);
    }

    [Fact]
    public async Task Attachments_are_listed_and_opened_from_the_raw_message()
    {
        await Receive($"From: desk@{HostDomain}\r\nTo: {replyTo}\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nSee.\r\n--q\r\nContent-Type: image/png; name=\"a.png\"\r\nContent-Disposition: attachment; filename=\"a.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n--q--\r\n");
        var id = Assert.Single(await Replies()).Reply.Id;
        Assert.Equal("a.png", Assert.Single(await work.Get<OpenAttachments>().Run(opened.Id, id, TestCasework.Ada)).FileName);
        Assert.Equal([1, 2, 3], await work.Get<OpenAttachments>().Open(opened.Id, id, 0, TestCasework.Ada));
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<OpenAttachments>().Open(CaseId.New(), id, 0, TestCasework.Ada));
    }

    private async Task Receive(string mail)
    {
        await Store(Encoding.UTF8.GetBytes(mail));
        while (await work.Get<ReceiveReply>().Run())
        {
        }
    }

    private async Task<List<HeldMail>> AllHeld()
    {
        var (held, after) = (new List<HeldMail>(), (InboxCursor<IncomingId>?)null);
        do
        {
            var page = await work.Get<ListHoldingPen>().Run(TestCasework.Ada, after: after);
            held.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        return held;
    }

    private Task Store(byte[] mail) => work.Get<CollectMail>().Store("inbox", new FetchedMail(new MailboxPosition(7, ++uid), mail), TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<ShownReply>> Replies() =>
        (await work.Get<ShowCorrespondence>().Run(opened.Id, notice.Id, TestCasework.Ada))?.Replies ?? [];

    private async Task<Notice> Notice() => (await Show()).Notices.Single(other => other.Id == notice.Id);

    private Task<CaseView> Show() => SentNotices.Show(work, opened);
}
