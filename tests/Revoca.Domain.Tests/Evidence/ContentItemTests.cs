using Revoca.Domain.Evidence;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Evidence;

public sealed class ContentItemTests
{
    private readonly ContentItem item = A.Item();
    private readonly List<Observation> past = [];

    [Fact]
    public void Gone_once_is_unavailable_and_not_removed()
    {
        See(Availability.Unavailable, hours: 0);
        See(Availability.Unavailable, hours: 23);
        Assert.Equal(Availability.Unavailable, item.Availability);
    }

    [Fact]
    public void Gone_twice_with_a_day_between_is_removed()
    {
        See(Availability.Unavailable, hours: 0);
        See(Availability.Unavailable, hours: 24);
        Assert.Equal(Availability.Removed, item.Availability);
    }

    [Fact]
    public void A_look_in_between_that_found_it_starts_the_day_again()
    {
        See(Availability.Unavailable, hours: 0);
        See(Availability.Live, hours: 5);
        See(Availability.Unavailable, hours: 25);
        Assert.Equal(Availability.Unavailable, item.Availability);
    }

    [Fact]
    public void What_was_removed_and_is_seen_again_has_reappeared()
    {
        See(Availability.Unavailable, hours: 0);
        See(Availability.Unavailable, hours: 30);
        See(Availability.Live, hours: 100);
        Assert.Equal(Availability.Reappeared, item.Availability);
    }

    [Theory]
    [InlineData(Availability.DelistedOnly)]
    [InlineData(Availability.GeoBlocked)]
    [InlineData(Availability.AccessRestricted)]
    public void Hidden_is_never_counted_as_removed(Availability seen)
    {
        See(seen, hours: 0);
        See(seen, hours: 48);
        var counts = ItemCounts.Of([item]);
        Assert.Equal((0, 1), (counts.Removed, counts.Hidden));
    }

    [Fact]
    public void Nobody_observes_that_it_is_removed() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => See(Availability.Removed, hours: 0));

    [Fact]
    public void A_locked_item_is_not_looked_at()
    {
        item.LockAsMinor(A.By(A.Ada));
        Assert.Equal(BrokenRule.ItemLocked, Assert.Throws<RuleBroken>(() => See(Availability.Live, hours: 0)).Rule);
    }

    [Fact]
    public void A_locked_address_is_read_out_with_the_name_of_the_hotline_and_stays_locked()
    {
        Assert.Equal(BrokenRule.NotAllowedInThisState, Assert.Throws<RuleBroken>(() => item.ReadOut(A.By(A.Ada))).Rule);
        item.LockAsMinor(A.By(A.Ada));
        Assert.Equal(BrokenRule.ReasonMissing, Assert.Throws<RuleBroken>(() => item.ReadOut(new Change(Actor.Of(A.Ada), A.Monday))).Rule);
        var told = item.ReadOut(new Change(Actor.Of(A.Ada), A.Monday, "the hotline of the test"));
        Assert.Equal((Domain.Cases.CaseEventKind.ItemReadOut, ItemLock.MinorSuspected), (told.Kind, item.Lock));
    }

    [Fact]
    public void Unlocking_needs_a_written_reason()
    {
        item.LockAsMinor(A.By(A.Ada));
        Assert.Equal(BrokenRule.ReasonMissing, Assert.Throws<RuleBroken>(() => item.Unlock(A.By(A.Ben))).Rule);
        item.Unlock(A.By(A.Ben, why: "Identity document seen: she was 24."));
        Assert.Equal(ItemLock.Open, item.Lock);
    }

    private void See(Availability seen, int hours) =>
        past.Add(item.Observe(seen, past.ToArray(), A.By(A.Ada, A.Monday.AddHours(hours))).Observation);
}
