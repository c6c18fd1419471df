using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Replies;

public sealed class InboxTests : IAsyncLifetime
{
    private TestCasework work = null!; // Set before each test.
    private OpenedCase opened = null!; // Set before each test.
    private Notice notice = null!; // Set before each test.
    private MailRoom room = null!; // Set before each test.

    public async ValueTask InitializeAsync()
    {
        work = await TestCasework.Start(services => services.AddSingleton<IMailReader, MailReading>());
        (opened, notice) = await SentNotices.One(work);
        room = new MailRoom(work.Services);
    }

    public async ValueTask DisposeAsync() => await work.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_show_each_answer_once_also_when_all_came_at_one_instant(bool longestFirst)
    {
        for (var i = 0; i < 60; i++)
        {
            if (i is 20 or 45)
                work.Clock.Advance(TimeSpan.FromMinutes(1));
            await room.Answer(notice, $"Answer {i}.");
        }

        var (seen, after, pages) = (new List<InboxRow>(), (InboxCursor<ReplyId>?)null, 0);
        do
        {
            var page = await work.Get<ListInbox>().Run(TestCasework.Ada, longestFirst, after);
            seen.AddRange(page.Rows);
            after = page.Next;
            pages++;
        }
        while (after is not null);
        Assert.Equal((60, 3), (seen.Select(row => row.Reply.Id).Distinct().Count(), pages));
        var times = seen.Select(row => row.Reply.ReceivedAt).ToList();
        Assert.Equal(longestFirst ? [.. times.Order()] : times.OrderDescending().ToList(), times);
        Assert.All(seen, row => Assert.Equal((opened.Reference, notice.Number), (row.Reference, row.Number)));
        Assert.Equal(60, (await work.Get<CountInbox>().Run(TestCasework.Ada)).Answers);
    }

    [Fact]
    public async Task An_answer_that_decides_nothing_leaves_the_inbox_and_the_items_as_they_were()
    {
        await room.Answer(notice, "Thank you and have a nice day.");
        var row = Assert.Single((await work.Get<ListInbox>().Run(TestCasework.Ada)).Rows);
        await work.Get<DecideReply>().Run(row.Reply.Id, null, [], null, TestCasework.Ada);
        Assert.Empty((await work.Get<ListInbox>().Run(TestCasework.Ada)).Rows);
        Assert.All((await Notice()).Items, item => Assert.Equal(HostDecision.None, item.Decision));
        Assert.DoesNotContain((await SentNotices.Show(work, opened)).Tasks, task => task.Kind == CaseTaskKind.AnswerHost && task.DoneAt is null);
    }

    [Fact]
    public async Task After_a_bounce_another_contact_is_proposed_and_the_letter_is_drafted_anew()
    {
        await room.Bounce(notice);
        var choice = await work.Get<ProposeNextContact>().Run(opened.Id, notice.Id, TestCasework.Ada);
        Assert.True(choice is null || choice.Others.Prepend(choice.Channel).All(channel => channel.Value != notice.Address));
        var number = await work.Get<DraftAgain>().Run(opened.Id, notice.Id, "second@host.example", TestCasework.Ada);
        var view = await SentNotices.Show(work, opened);
        var anew = view.Notices.Single(other => other.Number == number);
        Assert.Equal((Delivery.Draft, "second@host.example", Route.Mail), (anew.Delivery, anew.Address, anew.Route));
        Assert.Equal(notice.Items.Select(item => item.ItemId), anew.Items.Select(item => item.ItemId));
        Assert.Equal((Delivery.Superseded, true), ((await Notice()).Delivery, (await Notice()).MayHaveLeft));
        Assert.DoesNotContain(view.Tasks, task => task.Kind == CaseTaskKind.FindChannel && task.Subject == $"#{notice.Number}" && task.DoneAt is null);
        Assert.DoesNotContain(await work.Get<ListToday>().Run(TestCasework.Ada), row => row.Notice?.Id == notice.Id);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DraftAgain>().Run(opened.Id, notice.Id, "third@host.example", TestCasework.Ada));
    }

    [Fact]
    public async Task An_address_that_bounced_is_not_proposed_again_on_the_host_board()
    {
        await room.Bounce(notice);
        var card = (await work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada)).Cards.Single(card => card.Host?.Id == notice.HostId);
        Assert.NotEqual(notice.Address, card.Channel?.Channel.Value);
    }

    [Fact]
    public async Task A_held_bounce_that_a_person_assigns_marks_the_notice_and_waits_for_no_decision()
    {
        await room.Receive($"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.elsewhere.example\r\nTo: takedown@helpline.test\r\nSubject: failure notice {opened.Reference}\r\n\r\n<{notice.Address}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n");
        var held = Assert.Single((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows);
        Assert.Equal("bounce", held.Class);
        await work.Get<AssignReply>().Run(held.Id, notice.Id, TestCasework.Ada);
        Assert.Equal(Delivery.Bounced, (await Notice()).Delivery);
        Assert.Empty((await work.Get<ListInbox>().Run(TestCasework.Ada)).Rows);
    }

    [Fact]
    public async Task An_answer_to_a_closed_case_is_shown_and_says_so()
    {
        await work.Get<ChangeCase>().Close(opened.Id, ClosingReason.NothingMoreToDo, "", TestCasework.Ada);
        await room.Answer(notice, "We have removed it.");
        Assert.Equal(CaseState.Closed, Assert.Single((await work.Get<ListInbox>().Run(TestCasework.Ada)).Rows).State);
        Assert.Equal(CaseState.Closed, (await SentNotices.Show(work, opened)).Case.State);
    }

    [Fact]
    public async Task An_answer_to_an_erased_case_waits_in_the_pen_without_any_hint()
    {
        var (replyTo, _) = await room.AddressesOf(notice);
        await work.Get<EraseCase>().Run(opened.Id, AuditActor.System, TestContext.Current.CancellationToken);
        await room.Receive($"From: desk@{MailRoom.DomainOf(notice)}\r\nTo: {replyTo}\r\nSubject: Re: {opened.Reference}\r\nIn-Reply-To: <{notice.MessageId}>\r\n\r\nRemoved.\r\n");
        Assert.Null(Assert.Single((await work.Get<ListHoldingPen>().Run(TestCasework.Ada)).Rows).Hint);
        Assert.Empty((await work.Get<ListInbox>().Run(TestCasework.Ada)).Rows);
        Assert.Null(await work.Get<FindNotice>().Run(opened.Reference, notice.Number, TestCasework.Ada));
    }

    [Fact]
    public async Task A_notice_is_found_by_reference_and_number_once_it_has_left()
    {
        Assert.Equal(notice.Id, (await work.Get<FindNotice>().Run(opened.Reference, notice.Number, TestCasework.Ada))?.Notice);
        Assert.Null(await work.Get<FindNotice>().Run(opened.Reference, 999, TestCasework.Ada));
        await using var db = work.Db();
        var byHand = await db.Notices.FirstAsync(x => x.CaseId == opened.Id && x.Route == Route.ByHand, TestContext.Current.CancellationToken);
        Assert.Null(await work.Get<FindNotice>().Run(opened.Reference, byHand.Number, TestCasework.Ada));
    }

    private async Task<Notice> Notice() => (await SentNotices.Show(work, opened)).Notices.Single(other => other.Id == notice.Id);
}
