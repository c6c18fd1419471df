using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Notices;
using Revoca.Casework.People.Team;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Notices;

/// <summary>What an approval asks of a letter before it may leave.</summary>
public sealed class ApproveNoticesTests
{
    [Fact]
    public async Task A_request_by_plain_mail_waits_for_a_decision_leaves_with_it_and_starts_no_term()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await DraftedNotices.One(work);
        await work.Get<ChangeNotice>().Recast(opened.Id, notice.Id, new NoticeCast(LetterKind.TidaRequest, Language.English, IdentityLevel.OrganisationAsAgent), TestCasework.Ada);
        await work.Get<ChangeNotice>().Redirect(opened.Id, notice.Id, new NoticeTarget(Route.Mail, "somebody@host.example"), TestCasework.Ada);

        var refused = await Approve(work, opened.Id, notice.Id);
        Assert.Equal(ApprovalOutcome.ElementsMissing, refused.Outcome);
        Assert.Equal(["us-tida/written_form"], refused.Gaps);

        await work.Get<ChangeNotice>().AcceptMissing(opened.Id, notice.Id, new MissingAccepted(refused.Gaps, "first contact; the form follows"), TestCasework.Ada);
        Assert.Equal(ApprovalOutcome.Queued, (await Approve(work, opened.Id, notice.Id)).Outcome);
        await using var db = work.Db();
        Assert.Equal("first contact; the form follows", (await db.Events.SingleAsync(x => x.Kind == CaseEventKind.ElementsWaived)).Why);
        var fact = await db.Set<ClockFact>().SingleAsync(x => x.NoticeId == notice.Id);
        Assert.Equal((ClockFactKind.FoundIncomplete, "us-tida/written_form"), (fact.Kind, fact.Text));
        Assert.True(await work.Get<SendOutbox>().Run());
        work.Clock.Advance(TimeSpan.FromDays(4));
        Assert.DoesNotContain((await work.Get<ListClocks>().Run(TestCasework.Ada, only: opened.Id)).Rows, row => row.NoticeId == notice.Id);
    }

    [Fact]
    public async Task A_letter_in_the_language_that_only_explains_cannot_leave_at_all()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await DraftedNotices.One(work);
        await work.Get<ChangeNotice>().Recast(opened.Id, notice.Id, new NoticeCast(LetterKind.TidaRequest, Language.Italian, IdentityLevel.OrganisationAsAgent), TestCasework.Ada);
        var refused = await Approve(work, opened.Id, notice.Id);
        Assert.Equal((ApprovalOutcome.LetterForbidden, ProblemKind.ExplanationOnly), (refused.Outcome, refused.Problem));
    }

    [Fact]
    public async Task A_copyright_notice_leaves_once_the_question_is_answered_and_a_telephone_number_is_known()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await DraftedNotices.One(work);
        var change = work.Get<ChangeNotice>();
        await Assert.ThrowsAsync<RuleBroken>(() => change.Recast(opened.Id, notice.Id, new NoticeCast(LetterKind.DmcaNotice, Language.English, IdentityLevel.OrganisationAsAgent), TestCasework.Ada));
        await change.ClaimCopyright(opened.Id, notice.Id, new CopyrightClaim(Shutter.ThePerson, "a photograph of 14 May 2024"), TestCasework.Ada);
        Assert.Equal(ApprovalOutcome.SecondPersonNeeded, (await Approve(work, opened.Id, notice.Id)).Outcome);
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, null, "He left.", work.Proof(TestCasework.Ada));
        await work.Get<FourEyes>().Run(on: false, "an organisation of one", work.Proof(TestCasework.Ada));

        Assert.Equal(["sender.phone"], (await Approve(work, opened.Id, notice.Id)).Gaps);
        await using (var db = work.Db())
        {
            (await db.Organisations.SingleAsync()).CallAt("+39 06 0000 000");
            await db.SaveChangesAsync();
        }

        var view = await Show(work, opened.Id, notice.Id);
        Assert.Contains("a photograph of 14 May 2024", view.Text, StringComparison.Ordinal);
        Assert.Contains(view.Exposure.Alternatives, way => way.By == LowerBy.AnotherBasis);
        Assert.True(view.Validity.MayBeSent);
        Assert.Equal(ApprovalOutcome.Queued, (await Approve(work, opened.Id, notice.Id)).Outcome);
    }

    [Fact]
    public async Task A_lower_exposure_is_offered_and_applied()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await DraftedNotices.One(work);
        var view = await Show(work, opened.Id, notice.Id);
        Assert.True(view.Exposure.Facts.HasFlag(PersonalFacts.MandateDate));
        Assert.Contains(view.Exposure.Alternatives, way => way.By == LowerBy.OrganisationInItsOwnName);
        await work.Get<ChangeNotice>().Recast(opened.Id, notice.Id, new NoticeCast(notice.Kind, notice.Language, IdentityLevel.None), TestCasework.Ada);
        view = await Show(work, opened.Id, notice.Id);
        Assert.False(view.Exposure.Facts.HasFlag(PersonalFacts.MandateDate));
        Assert.True(view.Validity.MayBeSent);
    }

    [Fact]
    public async Task A_letter_says_the_hosts_own_id_and_the_sentence_of_fact_and_never_the_note_of_staff()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await DraftedNotices.One(work);
        var items = notice.Items.Select(line => line.ItemId).ToArray();
        var describe = work.Get<DescribeItems>();
        await describe.Run(opened.Id, items, new ItemWords(ContentItemKind.MediaFile, Depiction.DigitalForgery, "her sister found it"), TestCasework.Ada);
        await describe.Tell(opened.Id, [items[0]], new ItemTelling("post 48213907"), TestCasework.Ada);
        var view = await Show(work, opened.Id, notice.Id);
        Assert.Contains("post 48213907", view.Text, StringComparison.Ordinal);
        Assert.Contains("never posed", view.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("sister", view.Text, StringComparison.Ordinal);

        var consent = new ConsentStatement { Stance = ConsentStance.Withdrawn, Scope = "two photographs", Date = new DateOnly(2026, 9, 1) };
        await describe.Tell(opened.Id, items, new ItemTelling(Consent: consent), TestCasework.Ada);
        view = await Show(work, opened.Id, notice.Id);
        Assert.Contains("two photographs", view.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.True(view.Exposure.Facts.HasFlag(PersonalFacts.ConsentHistory));
    }

    private static async Task<Approval> Approve(TestCasework work, CaseId opened, NoticeId notice) =>
        (await work.Get<ApproveNotices>().Run(opened, [notice], TestCasework.Ada))[0];

    private static async Task<NoticeView> Show(TestCasework work, CaseId opened, NoticeId notice) =>
        await work.Get<ShowNotice>().Run(opened, notice, TestCasework.Ada) ?? throw new InvalidOperationException("The notice is not there.");
}
