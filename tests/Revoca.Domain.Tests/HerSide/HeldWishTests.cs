using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.HerSide;

public sealed class HeldWishTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Staff = Actor.Of(new StaffId(Guid.Empty));

    [Fact]
    public void Deletion_by_code_waits_seven_days()
    {
        var (wish, told) = HeldWish.Ask(CaseId.New(), HeldWishKind.DeleteData, null, new Change(Actor.Person, Monday));
        Assert.Equal(CaseEventKind.WishAsked, told.Kind);
        var early = Monday.AddDays(7).AddTicks(-1);
        Assert.False(wish.IsDueAt(early));
        Assert.Throws<RuleBroken>(() => wish.CarryOut(new Change(Actor.System, early)));
        Assert.True(wish.IsDueAt(Monday.AddDays(7)));
        wish.CarryOut(new Change(Actor.System, Monday.AddDays(7)));
        Assert.False(wish.IsDueAt(Monday.AddDays(8)));
    }

    [Fact]
    public void Only_a_person_of_the_team_shortens_the_wait()
    {
        var (wish, _) = HeldWish.Ask(CaseId.New(), HeldWishKind.ChangeContact, null, new Change(Actor.Person, Monday));
        Assert.Throws<RuleBroken>(() => wish.Confirm(new Change(Actor.Person, Monday)));
        wish.Confirm(new Change(Staff, Monday));
        Assert.True(wish.IsDueAt(Monday));
    }

    [Fact]
    public void A_wish_taken_back_is_never_carried_out()
    {
        var (wish, _) = HeldWish.Ask(CaseId.New(), HeldWishKind.DeleteData, null, new Change(Actor.Person, Monday));
        wish.Cancel(new Change(Actor.Person, Monday));
        Assert.False(wish.IsDueAt(Monday.AddDays(30)));
        Assert.Throws<RuleBroken>(() => wish.Confirm(new Change(Staff, Monday)));
    }

    [Fact]
    public void Who_holds_the_code_cannot_widen_what_it_opens()
    {
        var settings = HerSettings.For(CaseId.New(), stateOnly: true);
        Assert.Throws<RuleBroken>(() => settings.ShowMore(everything: true, new Change(Actor.Person, Monday, "I say so")));
        Assert.Throws<RuleBroken>(() => settings.ShowMore(everything: true, new Change(Staff, Monday)));
        settings.ShowMore(everything: true, new Change(Staff, Monday, "she said so on the telephone"));
        Assert.False(settings.StateOnly);
    }

    [Theory]
    [InlineData("2010-03-05", "2028-03-04")]
    [InlineData("2012-02-29", "2030-02-27")]
    public void A_parents_mandate_ends_the_day_before_she_is_eighteen(string born, string last)
    {
        var agreed = new MandateTerms("M-1", new DateOnly(2026, 11, 23), null, ConsentChannel.SignedPaper);
        Assert.Equal(Day(last), MandateTerms.OfParent(agreed, Day(born)).ExpiresOn);
        var sooner = agreed with { ExpiresOn = new DateOnly(2026, 12, 31) };
        Assert.Equal(sooner.ExpiresOn, MandateTerms.OfParent(sooner, Day(born)).ExpiresOn);
        Assert.Throws<RuleBroken>(() => MandateTerms.OfParent(agreed, new DateOnly(2008, 11, 23)));
    }

    [Fact]
    public void A_mandate_does_not_end_before_it_begins()
    {
        var terms = new MandateTerms("M-1", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 22), ConsentChannel.SignedPaper);
        var broken = Assert.Throws<RuleBroken>(() => Mandate.Give(CaseId.New(), terms, new Change(Staff, Monday)));
        Assert.Equal(BrokenRule.OutOfRange, broken.Rule);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
