using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Law;

/// <summary>The complaint under art. 20 DSA, from the host's message to the letter.</summary>
public sealed class InternalComplaintTests
{
    private const string Refusal = "We looked at your notice and found no violation of our rules. Your ticket ID is D-88120.";

    [Fact]
    public async Task A_refusal_by_message_drafts_a_complaint_that_lacks_nothing()
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work);
        var notice = await work.Submitted(opened.Id, LetterKind.Dsa16Notice);
        work.Clock.Advance(TimeSpan.FromDays(3));
        await Answered(work, notice, Refusal, HostAnswer.NoViolation);

        var view = await Drafted(work, opened);
        Assert.Equal(LetterKind.Dsa20Complaint, view.Notice.Kind);
        Assert.Empty(view.Validity.Missing);
        Assert.Contains("against your decision D-88120 of 26 November 2026, of which we were informed on 26 November 2026. It is lodged within six months", Flat(view), StringComparison.Ordinal);
        Assert.Contains("You took no action.", Flat(view), StringComparison.Ordinal);
        Assert.Contains("a notice under Article 16 DSA", Flat(view), StringComparison.Ordinal);
        var approval = Assert.Single(await work.Get<ApproveNotices>().Run(opened.Id, [view.Notice.Id], TestCasework.Ada));
        Assert.True(approval.Outcome is ApprovalOutcome.ReadyToSubmit, $"{approval.Outcome} {string.Join(", ", approval.Gaps)}");
    }

    [Fact]
    public async Task A_refusal_without_a_recorded_message_asks_for_what_is_missing_and_takes_it()
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work);
        await work.Decide(await work.Submitted(opened.Id, LetterKind.Dsa16Notice), HostDecision.Refused);

        var view = await Drafted(work, opened);
        Assert.Null(view.Notice.Contested);
        Assert.Contains("eu-dsa-20/decision_ref", view.Validity.Missing);
        Assert.False(view.Validity.MayBeSent);
        Assert.Equal(ApprovalOutcome.LetterIncomplete, Assert.Single(await work.Get<ApproveNotices>().Run(opened.Id, [view.Notice.Id], TestCasework.Ada)).Outcome);

        var told = new HostDecisionFacts { Reference = "their message of 22 November", Date = new DateOnly(2026, 11, 22), InformedOn = new DateOnly(2026, 11, 22), Partial = true, NoReasonsGiven = true };
        await work.Get<ChangeNotice>().Contest(opened.Id, view.Notice.Id, told, TestCasework.Ada);
        var filled = await Show(work, opened, view.Notice.Id);
        Assert.True(filled.Validity.MayBeSent, string.Join(", ", filled.Validity.Problems));
        Assert.Contains("You acted on part of it only.", Flat(filled), StringComparison.Ordinal);
        Assert.Contains("The decision states no reasons.", Flat(filled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_of_tomorrow_or_told_before_it_was_taken_is_refused()
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work);
        await work.Decide(await work.Submitted(opened.Id, LetterKind.Dsa16Notice), HostDecision.Refused);
        var draft = (await Drafted(work, opened)).Notice.Id;
        foreach (var (decided, informed) in new[] { (23, 25), (22, 21) })
        {
            var facts = new HostDecisionFacts { Reference = "D-1", Date = new DateOnly(2026, 11, decided), InformedOn = new DateOnly(2026, 11, informed) };
            var broken = await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ChangeNotice>().Contest(opened.Id, draft, facts, TestCasework.Ada));
            Assert.Equal(BrokenRule.OutOfRange, broken.Rule);
        }
    }

    [Fact]
    public async Task Our_six_months_run_from_the_message_and_not_from_the_day_somebody_read_it()
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work);
        var notice = await work.Submitted(opened.Id, LetterKind.Dsa16Notice);
        work.Clock.Advance(TimeSpan.FromDays(1));
        var reply = await work.Get<RecordAnswer>().Run(notice, ReplySource.Post, Refusal, work.Clock.GetUtcNow(), TestCasework.Ada);
        work.Clock.Advance(TimeSpan.FromDays(20));
        await work.Get<DecideReply>().Run(reply, HostAnswer.NoViolation, [], null, TestCasework.Ada);
        var lodge = Assert.Single((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows, row => row.BasisId == "eu-dsa-20");
        Assert.Equal(new DateOnly(2027, 5, 24), lodge.Clock.SafeDate); // told on 24 November 2026; read on 14 December
    }

    [Fact]
    public async Task A_decision_that_grants_a_part_can_be_complained_about()
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work);
        var notice = await work.Submitted(opened.Id, LetterKind.Dsa16Notice);
        await Answered(work, notice, "We removed one of the two.", HostAnswer.PartlyRemoved);
        var view = await Drafted(work, opened);
        Assert.True(view.Notice.Contested is { Partial: true, Reference: "T-4711" }); // the ticket is the only number they gave
        Assert.Contains("You acted on part of it only.", Flat(view), StringComparison.Ordinal);
        Assert.Contains((await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows, row => row.BasisId == "eu-dsa-20");
        Assert.DoesNotContain(await work.Get<ListSteps>().Run(TestCasework.Ada), row => row.Step.Rung is Rung.Registrar);
    }

    private static async Task<OpenedCase> Case(TestCasework work)
    {
        var opened = await work.CaseWithLinks();
        await work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        await work.Get<RecordConsent>().Run(opened.Id, new ConsentScope([], Recipient.Host, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(TestCasework.Ada));
        return opened;
    }

    private static async Task Answered(TestCasework work, NoticeId notice, string text, HostAnswer answer)
    {
        var reply = await work.Get<RecordAnswer>().Run(notice, ReplySource.Mail, text, work.Clock.GetUtcNow(), TestCasework.Ada);
        await work.Get<DecideReply>().Run(reply, answer, [], null, TestCasework.Ada);
    }

    private static async Task<NoticeView> Drafted(TestCasework work, OpenedCase opened)
    {
        await work.Get<CheckClocks>().Run();
        var step = Assert.Single(await work.Get<ListSteps>().Run(TestCasework.Ada), row => row.Step.Rung == Rung.InternalComplaint).Step;
        var drafted = await work.Get<DecideStep>().Take(step.Id, TestCasework.Ada);
        return await Show(work, opened, drafted ?? throw new InvalidOperationException("Nothing was drafted."));
    }

    // Mails are broken into lines.
    private static string Flat(NoticeView view) => string.Join(' ', view.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<NoticeView> Show(TestCasework work, OpenedCase opened, NoticeId notice) =>
        await work.Get<ShowNotice>().Run(opened.Id, notice, TestCasework.Ada) ?? throw new InvalidOperationException("The notice is not there.");
}
