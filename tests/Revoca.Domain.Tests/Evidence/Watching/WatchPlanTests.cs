using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Watching;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Evidence.Watching;

public sealed class WatchPlanTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly ContentItem item = ContentItem.Add(CaseId.New(), 1, new FoundLink(ContentUrl.Parse("https://site.example/a"), null, "site.example", ContentItemKind.Page), At(0));
    private readonly List<Observation> looks = [];

    [Fact]
    public void What_is_there_is_looked_at_once_a_day()
    {
        Assert.Equal(Start, Next());
        See(Availability.Live, 0);
        Assert.Equal(Start.AddDays(1), Next());
    }

    [Fact]
    public void What_is_gone_is_looked_at_a_day_later_then_on_days_7_30_and_90_after_it_was_first_gone()
    {
        See(Availability.Live, 0);
        var days = new List<double>();
        See(Availability.Unavailable, 1);
        while (Next() is { } at)
        {
            days.Add((at - Start).TotalDays - 1);
            See(Availability.Unavailable, (at - Start).TotalDays);
        }

        Assert.Equal([1, 7, 30, 90], days);
    }

    [Fact]
    public void What_is_there_again_is_looked_at_every_day_and_counts_anew()
    {
        See(Availability.Unavailable, 0);
        See(Availability.Unavailable, 1);
        See(Availability.Live, 7);
        Assert.Equal((Start.AddDays(7), Start.AddDays(8)), (item.ReappearedAt, Next()));
        See(Availability.Live, 8);
        Assert.Equal(Start.AddDays(7), item.ReappearedAt);
        See(Availability.Unavailable, 9);
        See(Availability.Unavailable, 10);
        Assert.Equal((Availability.Removed, Start.AddDays(16)), (item.Availability, Next()));
        See(Availability.Live, 16);
        Assert.Equal(Start.AddDays(16), item.ReappearedAt);
    }

    [Fact]
    public void A_locked_item_is_never_looked_at()
    {
        item.LockAsMinor(At(0));
        Assert.Null(Next());
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 12)]
    [InlineData(5, 96)]
    [InlineData(6, 168)]
    [InlineData(70, 168)]
    public void A_place_that_gives_no_answer_is_left_alone_longer_each_time_but_no_longer_than_a_week(int failures, int hours)
    {
        var tried = new WatchTry(item);
        for (var i = 0; i < failures; i++)
        {
            tried.Begin(Start);
            tried.End(WatchAnswer.NoAnswer);
        }

        Assert.Equal(Start.AddHours(hours), tried.NotBefore);
        tried.Begin(Start);
        tried.End(WatchAnswer.Seen);
        Assert.Equal((null, 0), (tried.NotBefore, tried.Failures));
    }

    private static Change At(double days) => new(Actor.System, Start.AddDays(days));

    private DateTimeOffset? Next() => WatchPlan.NextLook(item, looks);

    private void See(Availability seen, double days) => looks.Add(item.Observe(seen, looks, At(days)).Observation);
}
