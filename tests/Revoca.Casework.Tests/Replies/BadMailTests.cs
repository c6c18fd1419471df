using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.HerSide;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Replies;

/// <summary>Mail as it really comes, and as somebody may make it: it is kept, shown as text or set aside, and the next one is read.</summary>
public sealed class BadMailTests : IAsyncLifetime
{
    private TestCasework work = null!; // Set before each test.
    private OpenedCase opened = null!; // Set before each test.
    private Notice notice = null!; // Set before each test.
    private MailRoom room = null!; // Set before each test.
    private string head = "";

    public async ValueTask InitializeAsync()
    {
        work = await TestCasework.Start(services => services.AddSingleton<IMailReader, MailReading>());
        (opened, notice) = await SentNotices.One(work);
        room = new MailRoom(work.Services);
        head = $"From: desk@{MailRoom.DomainOf(notice)}\r\nTo: {(await room.AddressesOf(notice)).ReplyTo}\r\n";
    }

    public async ValueTask DisposeAsync() => await work.DisposeAsync();

    [Theory]
    [InlineData("no boundary given", "Subject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n--q\r\n\r\nRemoved.\r\n")]
    [InlineData("boundary that never comes", "Subject: Re: x\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\nWe have removed it.\r\n")]
    [InlineData("part cut off", "Subject: Re: x\r\nContent-Type: multipart/alternative; boundary=q\r\n\r\n--q\r\nContent-Type: text/pl")]
    [InlineData("broken headers", "Subject: Re: x\r\nContent-Type: ;;;=\"\r\n: nothing\r\nno colon here\r\n\r\nWe have removed it.\r\n")]
    [InlineData("broken Base64", "Subject: =?utf-8?b?????=\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!\r\n")]
    [InlineData("charset nobody knows", "Subject: =?x-none?q?=FF?=\r\nContent-Type: text/plain; charset=x-none\r\n\r\nWe have removed it.\r\n")]
    [InlineData("charset that lies", "Subject: Re: x\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nGrüße \u00ff\u0080\r\n")]
    [InlineData("NUL bytes", "Subject: Re:\0 x\r\nX-\0: \0\r\n\r\nWe\0have\0removed it.\r\n")]
    [InlineData("date in 1970", "Subject: Re: x\r\nDate: Thu, 01 Jan 1970 00:00:00 +0000\r\n\r\nWe have removed it.\r\n")]
    [InlineData("date in 2099", "Subject: Re: x\r\nDate: Thu, 31 Dec 2099 23:59:59 +9999\r\n\r\nWe have removed it.\r\n")]
    [InlineData("no body", "Subject: Re: x\r\n\r\n")]
    public async Task What_is_broken_is_kept_and_joins_its_letter_with_the_time_we_got_it(string what, string rest)
    {
        await room.Receive(head + rest);
        await room.Receive(head + "Subject: Re: y\r\n\r\nThe next one.\r\n");
        var came = await Replies();
        Assert.True(came.Count == 2, what);
        Assert.All(came, shown => Assert.Equal(work.Clock.GetUtcNow(), shown.Reply.ReceivedAt));
        Assert.All(came, shown => Assert.DoesNotContain(shown.Reply.Text + shown.Reply.Subject, c => c != '\n' && char.IsControl(c)));
    }

    [Fact]
    public async Task A_subject_with_bidi_controls_shows_what_was_written()
    {
        await room.Receive(head + "Subject: Re: \u202egpj.exe\u202c \u2066hidden\u2069\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nRe\u202emoved\r\n");
        var reply = Assert.Single(await Replies()).Reply;
        Assert.Equal("Re: gpj.exe hidden", reply.Subject);
        Assert.Equal("Removed", reply.Text.Trim());
    }

    [Fact]
    public async Task An_attachment_in_another_makers_wrapping_is_kept_as_it_came()
    {
        await room.Receive(head + "Subject: Re: x\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--q\r\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEC\r\n--q--\r\n");
        var reply = Assert.Single(await Replies()).Reply;
        Assert.Equal("winmail.dat", Assert.Single(await work.Get<OpenAttachments>().Run(opened.Id, reply.Id, TestCasework.Ada)).FileName);
        Assert.Equal(6, (await work.Get<OpenAttachments>().Open(opened.Id, reply.Id, 0, TestCasework.Ada))?.Length);
    }

    [Theory]
    [InlineData("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n")]
    [InlineData("Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=q\r\n\r\n--q\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--q\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--q--\r\n")]
    public async Task An_encrypted_answer_is_kept_and_shown_as_such(string rest)
    {
        await room.Receive(head + "Subject: Re: x\r\n" + rest);
        var reply = Assert.Single(await Replies()).Reply;
        Assert.StartsWith("This message is encrypted", reply.Text, StringComparison.Ordinal);
        Assert.NotEmpty(await work.Get<OpenAttachments>().Run(opened.Id, reply.Id, TestCasework.Ada));
        Assert.Contains(await Tasks(), task => task is { Kind: CaseTaskKind.AnswerHost, DoneAt: null });
    }

    [Fact]
    public async Task A_header_of_twenty_megabytes_and_a_million_and_a_half_empty_parts_are_set_aside_and_the_next_mail_is_read()
    {
        await room.Store(Encoding.ASCII.GetBytes($"{head}Subject: {new string('a', 20 << 20)}\r\n\r\nx"));
        await room.Store(Encoding.ASCII.GetBytes($"{head}Content-Type: multipart/mixed; boundary=x\r\n\r\n{string.Concat(Enumerable.Repeat("--x\r\n\r\n", 1_500_000))}"));
        await room.Receive(head + "Subject: Re: y\r\n\r\nThe next one.\r\n");
        Assert.Equal("Re: y", Assert.Single(await Replies()).Reply.Subject);
        Assert.Equal(2, (await work.Get<ListHoldingPen>().Run(TestCasework.Ada, unreadable: true)).Rows.Count);
    }

    [Fact]
    public async Task A_look_alike_domain_waits_in_the_pen_whatever_it_knows()
    {
        var domain = MailRoom.DomainOf(notice);
        foreach (var other in new[] { $"{domain}.example", $"x{domain}", domain.Replace('.', '-') + ".example", $"xn--{domain}" })
            await room.Receive(head.Replace($"@{domain}\r\nTo", $"@{other}\r\nTo", StringComparison.Ordinal) + $"Subject: Re: {other}\r\nIn-Reply-To: <{notice.MessageId}>\r\n\r\nWe have removed it.\r\n");
        Assert.Empty(await Replies());
        Assert.Equal(4, (await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows.Count);
    }

    [Fact]
    public async Task An_answer_to_a_closed_case_joins_it_and_opens_nothing_by_itself()
    {
        await work.Get<ChangeCase>().Close(opened.Id, ClosingReason.NotOurs, "It is over.", TestCasework.Ada);
        await room.Receive(head + "Subject: Re: x\r\n\r\nWe have removed it.\r\n");
        Assert.Equal(HostAnswer.Removed, Assert.Single(await Replies()).Triage.Proposed);
        Assert.Equal(CaseState.Closed, (await SentNotices.Show(work, opened)).Case.State);
    }

    [Fact]
    public async Task An_answer_to_an_erased_case_waits_in_the_pen_and_names_no_case()
    {
        await work.Get<HerWishes>().Ask(opened.Id, HeldWishKind.DeleteData, null, TestContext.Current.CancellationToken);
        work.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await work.Get<HerWishes>().CarryOut(TestContext.Current.CancellationToken));
        await room.Receive(head + $"Subject: Re: {opened.Reference}\r\nIn-Reply-To: <{notice.MessageId}>\r\n\r\nWe have removed it.\r\n");
        var held = Assert.Single((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows);
        Assert.Null(held.Hint);
        await using var db = work.Db();
        Assert.Empty(await db.Replies.ToListAsync(TestContext.Current.CancellationToken));
    }

    private async Task<IReadOnlyList<ShownReply>> Replies() =>
        (await work.Get<ShowCorrespondence>().Run(opened.Id, notice.Id, TestCasework.Ada))?.Replies ?? [];

    private async Task<IReadOnlyList<CaseTask>> Tasks() => (await SentNotices.Show(work, opened)).Tasks;
}
