using Revoca.Domain.Cases;

namespace Revoca.Domain.Evidence.Watching;

/// <summary>What came of a try to look at a place. Only <see cref="Seen"/> is an observation.</summary>
public enum WatchAnswer
{
    /// <summary>Somebody is looking right now, or was interrupted.</summary>
    Started,
    Seen,

    /// <summary>Time-out, broken connection, an answer that says nothing about the place.</summary>
    NoAnswer,

    /// <summary>The name leads to an address this program does not open.</summary>
    ClosedAddress,

    /// <summary>The host's robots.txt asks programs not to look there: a person may.</summary>
    Robots,
}

/// <summary>The last try of the watch at one place; written before looking, so that no two workers look at once.</summary>
public sealed class WatchTry
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromHours(6);

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(7);

    private WatchTry()
    {
    }

    public WatchTry(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        (ItemId, CaseId) = (item.Id, item.CaseId);
    }

    public ItemId ItemId { get; private set; }

    public CaseId CaseId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public WatchAnswer Answer { get; private set; }

    /// <summary>Before this instant the place is left alone; null when the plan alone decides.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>Tries in a row that saw nothing.</summary>
    public int Failures { get; private set; }

    public bool Holds(DateTimeOffset now) => NotBefore > now;

    /// <summary>Called before looking: whoever dies meanwhile leaves the place alone for six hours.</summary>
    public void Begin(DateTimeOffset now) => (At, Answer, NotBefore) = (now, WatchAnswer.Started, now + FirstPause);

    /// <summary>Each failure doubles the pause, from six hours to a week.</summary>
    public void End(WatchAnswer answer)
    {
        Answer = answer;
        Failures = answer is WatchAnswer.Seen ? 0 : Failures + 1;
        NotBefore = answer is WatchAnswer.Seen ? null
            : At + TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(Failures - 1, 10)));
    }
}
