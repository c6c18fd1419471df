using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Law.Ladder;

public sealed class QuietSpanTests
{
    private static readonly DateOnly Eve = new(2026, 12, 24);

    [Fact]
    public void A_span_is_read_as_it_was_written()
    {
        QuietSpan[] spans = [new(Eve, new(2027, 1, 6)), new(Eve.AddDays(60), Eve.AddDays(60))];
        Assert.Equal("2026-12-24/2027-01-06 2027-02-22/2027-02-22", QuietSpan.Write(spans));
        Assert.Equal(spans, QuietSpan.ReadAll(QuietSpan.Write(spans)));
        Assert.Empty(QuietSpan.ReadAll(""));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(-1, false)]
    public void It_lasts_one_to_sixty_days(int days, bool fits)
    {
        if (fits)
            Assert.Equal(days + 1, new QuietSpan(Eve, Eve.AddDays(days)).Days.Count());
        else
            Assert.Equal(BrokenRule.OutOfRange, Assert.Throws<RuleBroken>(() => new QuietSpan(Eve, Eve.AddDays(days))).Rule);
    }

    [Fact]
    public void What_is_over_is_forgotten_and_the_rest_is_in_order()
    {
        var late = new QuietSpan(Eve, Eve);
        var early = new QuietSpan(Eve.AddDays(-9), Eve.AddDays(-5));
        Assert.Equal([early, late], QuietSpan.Sorted([late, early, late], Eve.AddDays(-5)));
        Assert.Equal([late], QuietSpan.Sorted([late, early], Eve.AddDays(-4)));
        Assert.Throws<RuleBroken>(() => QuietSpan.Sorted(Enumerable.Range(0, 51).Select(day => new QuietSpan(Eve.AddDays(day), Eve.AddDays(day))), Eve));
    }
}
