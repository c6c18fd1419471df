using Revoca.Domain.Consents;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Notices;

public sealed class NoticeDecisionsTests
{
    private static readonly ApprovedLetter Whole = new(new string('0', 64), "1/test", "id@org.example");
    private static readonly CopyrightClaim Taken = new(Shutter.ThePerson, "a photograph of 14 May 2024", new DateOnly(2024, 5, 14));

    private readonly Notice notice = A.Notice(A.Item());

    [Theory]
    [InlineData(Shutter.NotKnown)]
    [InlineData(Shutter.SomebodyElse)]
    public void Without_a_title_there_is_no_copyright_notice(Shutter answer)
    {
        Assert.Equal(BrokenRule.NoCopyrightTitle, Assert.Throws<RuleBroken>(() => notice.ClaimCopyright(Taken with { Answer = answer }, A.By(A.Ada))).Rule);
        Assert.NotEqual(LetterKind.DmcaNotice, notice.Kind);
    }

    [Fact]
    public void A_copyright_notice_is_reached_only_through_the_question()
    {
        Assert.Equal(BrokenRule.NoCopyrightTitle, Assert.Throws<RuleBroken>(() => notice.Recast(LetterKind.DmcaNotice, Language.English, IdentityLevel.Name, A.By(A.Ada))).Rule);
        notice.ClaimCopyright(Taken, A.By(A.Ada));
        Assert.Equal((LetterKind.DmcaNotice, Language.English), (notice.Kind, notice.Language));
        Assert.Equal(CopyrightTitle.TakenByThePerson, notice.Copyright?.Title);
        notice.Recast(LetterKind.Dsa16Notice, Language.English, IdentityLevel.None, A.By(A.Ada));
        notice.Recast(LetterKind.DmcaNotice, Language.English, IdentityLevel.None, A.By(A.Ada));
        Assert.Equal(LetterKind.DmcaNotice, notice.Kind);
    }

    [Fact]
    public void A_copyright_notice_is_never_drafted_outright()
    {
        var item = A.Item();
        var plan = new NoticePlan { Kind = LetterKind.DmcaNotice, Language = Language.English, HostId = notice.HostId, Route = Route.Mail, Address = "dmca@host.example", Items = [item.Id] };
        Assert.Equal(BrokenRule.NoCopyrightTitle, Assert.Throws<RuleBroken>(() => Notice.Draft(item.CaseId, 1, plan, A.By(A.Ada))).Rule);
    }

    [Fact]
    public void A_letter_that_lacks_an_element_is_approved_only_after_somebody_decided_so_and_said_why()
    {
        var lacking = Whole with { Missing = ["us-tida/written_form"] };
        Assert.Equal(BrokenRule.ElementsMissing, Assert.Throws<RuleBroken>(() => notice.Approve(lacking, fourEyes: false, A.By(A.Ada))).Rule);
        Assert.Equal(BrokenRule.ReasonMissing, Assert.Throws<RuleBroken>(() => notice.AcceptMissing(lacking.Missing, A.By(A.Ada))).Rule);
        var told = notice.AcceptMissing(lacking.Missing, A.By(A.Ada, why: "first contact"));
        Assert.Equal((1, "first contact"), (told.Count, told.Why));
        Assert.Throws<RuleBroken>(() => notice.Approve(lacking with { Missing = ["us-tida/written_form", "us-tida/contact"] }, fourEyes: false, A.By(A.Ada)));
        notice.Approve(lacking, fourEyes: false, A.By(A.Ada));
        Assert.Equal(Delivery.Queued, notice.Delivery);
    }

    [Fact]
    public void A_change_of_the_letter_takes_earlier_decisions_back()
    {
        notice.AcceptMissing(["us-tida/written_form"], A.By(A.Ada, why: "first contact"));
        notice.AcceptUnsigned(A.By(A.Ada, why: "the certificate comes next week"));
        notice.Redirect(Route.ByHand, "https://host.example/form", A.By(A.Ada));
        Assert.False(notice.HasAccepted(["us-tida/written_form"]));
        Assert.False(notice.UnsignedAccepted);
    }

    [Fact]
    public void Letting_a_letter_leave_unsigned_needs_a_reason() =>
        Assert.Equal(BrokenRule.ReasonMissing, Assert.Throws<RuleBroken>(() => notice.AcceptUnsigned(A.By(A.Ada))).Rule);
}
