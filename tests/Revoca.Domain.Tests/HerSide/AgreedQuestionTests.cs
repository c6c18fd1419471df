using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.HerSide;

public sealed class AgreedQuestionTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly StaffId Ada = new(Guid.NewGuid());

    private static Change By(StaffId? staff, DateTimeOffset at, string why = "") => new(staff is { } who ? Actor.Of(who) : Actor.Person, at, why);

    private static AgreedQuestion Agree(TimeSpan after, string question = "What flew?")
    {
        var (opened, _) = Case.Open(CaseId.New(), default, new CaseOpening(), By(null, Monday));
        return AgreedQuestion.Agree(opened, question, [1, 2, 3], By(null, Monday + after)).Agreed;
    }

    [Fact]
    public void In_the_first_hour_of_a_case_it_holds_at_once_and_later_after_seven_days()
    {
        Assert.Equal(QuestionState.Holds, Agree(TimeSpan.FromMinutes(59)).StateAt(Monday.AddMinutes(59)));
        var later = Agree(TimeSpan.FromHours(1));
        Assert.Equal(QuestionState.Waiting, later.StateAt(Monday.AddHours(1).AddDays(7).AddTicks(-1)));
        Assert.Equal(QuestionState.Holds, later.StateAt(Monday.AddHours(1).AddDays(7)));
    }

    [Fact]
    public void The_older_one_is_asked_until_the_younger_is_trusted()
    {
        var (older, younger) = (Agree(TimeSpan.Zero), Agree(TimeSpan.FromDays(1)));
        Assert.Same(older, AgreedQuestion.Current([older, younger], Monday.AddDays(2)));
        Assert.Same(younger, AgreedQuestion.Current([older, younger], Monday.AddDays(8)));
        younger.End(By(null, Monday.AddDays(8)));
        Assert.Same(older, AgreedQuestion.Current([older, younger], Monday.AddDays(9)));
        Assert.Throws<RuleBroken>(() => younger.End(By(null, Monday.AddDays(9))));
    }

    [Fact]
    public void A_right_answer_forgets_the_wrong_ones()
    {
        var question = Agree(TimeSpan.Zero);
        question.RecordTry(right: false, By(Ada, Monday));
        Assert.False(question.MayBeAskedAt(Monday.AddSeconds(59)));
        question.RecordTry(right: true, By(Ada, Monday.AddMinutes(1)));
        Assert.Equal(0, question.Wrong);
        Assert.True(question.MayBeAskedAt(Monday.AddMinutes(1)));
    }

    [Fact]
    public void A_question_without_words_and_one_that_is_too_long_are_refused()
    {
        Assert.Throws<RuleBroken>(() => Agree(TimeSpan.Zero, " "));
        Assert.Throws<RuleBroken>(() => Agree(TimeSpan.Zero, new string('x', AgreedQuestion.Longest + 1)));
    }

    [Fact]
    public void A_request_dies_after_a_day_without_a_second_person()
    {
        var (request, _) = CodeRequest.Ask(CaseId.New(), By(Ada, Monday, "By her voice."));
        Assert.True(request.IsOpenAt(Monday.AddDays(1).AddTicks(-1)));
        Assert.Throws<RuleBroken>(() => request.Confirm(fourEyes: true, By(new StaffId(Guid.NewGuid()), Monday.AddDays(1))));
        Assert.Throws<RuleBroken>(() => CodeRequest.Ask(CaseId.New(), By(null, Monday, "why")));
    }
}
