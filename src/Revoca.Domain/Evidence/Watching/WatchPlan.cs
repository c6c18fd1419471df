namespace Revoca.Domain.Evidence.Watching;

/// <summary>When a watched place is looked at next: once a day while something is there, a day after it was first gone, then on days 7, 30 and 90 after that.</summary>
public static class WatchPlan
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private static readonly int[] LaterDays = [7, 30, 90];

    /// <param name="item">The place.</param>
    /// <param name="history">Every observation of the item, in any order, by whomever.</param>
    /// <returns>Null when it is not looked at any more: locked, or the last of the later looks is done.</returns>
    public static DateTimeOffset? NextLook(ContentItem item, IEnumerable<Observation> history)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Lock is ItemLock.MinorSuspected)
            return null;
        var looks = history.OrderBy(look => look.At).ToList();
        if (looks.Count == 0)
            return item.AddedAt;
        var last = looks[^1].At;
        if (item.Availability is not Availability.Removed)
            return last + Day;
        var unbroken = looks.AsEnumerable().Reverse().TakeWhile(look => look.Seen is Availability.Unavailable).Count();
        var gone = looks[^Math.Max(unbroken, 1)].At;
        return LaterDays.Select(days => (DateTimeOffset?)gone.AddDays(days)).FirstOrDefault(at => at > last);
    }
}
