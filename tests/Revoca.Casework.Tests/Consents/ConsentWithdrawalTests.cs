using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.HerSide;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Consents;

public sealed class ConsentWithdrawalTests
{
    private static readonly EarlierConsent ToSite = new("the studio", "photographs for one exhibition") { GivenOn = new DateOnly(2024, 5, 14) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_she_once_agreed_to_is_taken_back_by_a_letter_with_receipt_and_a_month_to_answer()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        var number = await work.Get<StateWithdrawal>().Run(opened.Id, ToSite, Actor.Person, Stop);
        Assert.Equal(number, await work.Get<StateWithdrawal>().Run(opened.Id, ToSite, Actor.Person, Stop));
        var row = await Row(work, opened.Id);
        Assert.True(row.Stated.WaitsForALetter);
        Assert.Single((await SentNotices.Show(work, opened)).Tasks, task => task is { Kind: CaseTaskKind.WriteWithdrawal, DoneAt: null });

        var draft = await work.Get<DraftWithdrawal>().Run(opened.Id, number, new WithdrawalTarget(await Items(work, opened.Id)), TestCasework.Ada, Stop);
        var view = await work.Get<ShowNotice>().Run(opened.Reference, draft, TestCasework.Ada, Stop);
        Assert.NotNull(view);
        Assert.Empty(view.Letter.Gaps);
        Assert.Contains("given to the studio on 14 May 2024 for photographs for one exhibition", OneLine(view), StringComparison.Ordinal);
        Assert.Contains("with effect from 23 November 2026", OneLine(view), StringComparison.Ordinal);
        Assert.Single((await SentNotices.Show(work, opened)).Tasks, task => task is { Kind: CaseTaskKind.WriteWithdrawal, DoneAt: not null });
        // From now on no letter about these says that she never agreed.
        Assert.All((await SentNotices.Show(work, opened)).Items.Where(item => view.Items.Any(named => named.Id == item.Id)), item => Assert.Equal(ConsentStance.Withdrawn, item.Consent.Stance));

        await Leave(work, opened.Id, view.Notice);
        row = await Row(work, opened.Id);
        Assert.True(row.HasLeft);
        Assert.False(await work.Get<StateWithdrawal>().Drop(opened.Id, number, Actor.Person, Stop));
        await work.Get<RecordReceipt>().Run((opened.Id, view.Notice.Id), ReceiptKind.Ticket, work.Clock.GetUtcNow(), "T-77", TestCasework.Ada, Stop);
        row = await Row(work, opened.Id);
        Assert.True(row.HasArrived);
        Assert.InRange(row.AnswerDue ?? default, work.Clock.GetUtcNow().AddDays(28), work.Clock.GetUtcNow().AddDays(33));
        Assert.Contains((await work.Get<CopyHerData>().Run(opened.Id, Stop))?.TakenBack ?? [], copied => copied.ToWhom == "the studio");
    }

    [Fact]
    public async Task Without_a_day_the_letter_says_none_and_is_whole()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        await work.Get<StateWithdrawal>().Run(opened.Id, ToSite with { GivenOn = null }, Actor.Of(TestCasework.Ada), Stop);
        var draft = await work.Get<DraftWithdrawal>().Run(opened.Id, 1, new WithdrawalTarget(await Items(work, opened.Id)), TestCasework.Ada, Stop);
        var view = await work.Get<ShowNotice>().Run(opened.Reference, draft, TestCasework.Ada, Stop);
        Assert.Empty(view?.Letter.Gaps ?? ["no view"]);
        Assert.Contains("given to the studio for photographs", OneLine(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_a_person_it_asks_her_first_and_leaves_only_with_that_yes()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        var person = new EarlierConsent("M.", "pictures for the two of us", Recipient.Uploader) { ReachedAt = "m@mail.example" };
        await work.Get<StateWithdrawal>().Run(opened.Id, person, Actor.Person, Stop);
        Assert.Equal(Recipient.Uploader, Assert.Single((await work.Get<ShowChoices>().Run(opened.Id, Stop)).Waiting).Consent.Towards);
        var draft = await work.Get<DraftWithdrawal>().Run(opened.Id, 1, new WithdrawalTarget(await Items(work, opened.Id)), TestCasework.Ada, Stop);
        var notice = (await work.Get<ShowNotice>().Run(opened.Reference, draft, TestCasework.Ada, Stop))?.Notice;
        Assert.Equal("m@mail.example", notice?.Address);
        Assert.Equal(ApprovalOutcome.GateClosed, (await work.Get<ApproveNotices>().Run(opened.Id, [notice?.Id ?? default], TestCasework.Ben, Stop))[0].Outcome);
    }

    [Fact]
    public async Task She_changes_her_mind_and_the_letter_stays_here()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        await work.Get<StateWithdrawal>().Run(opened.Id, ToSite, Actor.Person, Stop);
        var draft = await work.Get<DraftWithdrawal>().Run(opened.Id, 1, new WithdrawalTarget(await Items(work, opened.Id)), TestCasework.Ada, Stop);
        Assert.True(await work.Get<StateWithdrawal>().Drop(opened.Id, 1, Actor.Person, Stop));
        Assert.False(await work.Get<StateWithdrawal>().Drop(opened.Id, 1, Actor.Person, Stop));
        Assert.Equal(Delivery.Withdrawn, (await SentNotices.Show(work, opened)).Notices.Single(notice => notice.Number == draft).Delivery);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DraftWithdrawal>().Run(opened.Id, 1, new WithdrawalTarget([]), TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task A_letter_that_was_stopped_leaves_room_for_another_one()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work);
        await work.Get<StateWithdrawal>().Run(opened.Id, ToSite, Actor.Person, Stop);
        var target = new WithdrawalTarget(await Items(work, opened.Id));
        var first = await work.Get<DraftWithdrawal>().Run(opened.Id, 1, target, TestCasework.Ada, Stop);
        Assert.Equal(BrokenRule.AlreadyDone, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<DraftWithdrawal>().Run(opened.Id, 1, target, TestCasework.Ada, Stop))).Rule);
        var id = (await SentNotices.Show(work, opened)).Notices.Single(notice => notice.Number == first).Id;
        await work.Get<ChangeNotice>().Withdraw(opened.Id, id, "another address", TestCasework.Ada, Stop);
        Assert.True(await work.Get<DraftWithdrawal>().Run(opened.Id, 1, target, TestCasework.Ada, Stop) > first);
    }

    // A mail is folded at a width of its own.
    private static string OneLine(NoticeView? view) => string.Join(' ', (view?.Text ?? "").Split());

    private static async Task Leave(TestCasework work, CaseId id, Notice notice)
    {
        Assert.Contains((await work.Get<ApproveNotices>().Run(id, [notice.Id], TestCasework.Ada, Stop))[0].Outcome, new[] { ApprovalOutcome.Queued, ApprovalOutcome.ReadyToSubmit });
        if (notice.Route == Route.ByHand)
            await work.Get<ChangeNotice>().ConfirmSubmission(id, notice.Id, "", TestCasework.Ada, Stop);
        while (await work.Get<SendOutbox>().Run(Stop))
        {
        }
    }

    private static async Task<WithdrawalRow> Row(TestCasework work, CaseId id) => Assert.Single(await work.Get<ShowWithdrawals>().Run(id, Actor.Person, Stop));

    private static async Task<IReadOnlyList<ItemId>> Items(TestCasework work, CaseId id)
    {
        await using var db = work.Db();
        return [.. (await db.Items.Where(x => x.CaseId == id).ToListAsync(Stop)).Where(item => item.HostId?.Value == "civitai").Select(item => item.Id)];
    }
}
