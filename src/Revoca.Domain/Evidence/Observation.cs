using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.Evidence;

public readonly record struct ObservationId(Guid Value) : IId<ObservationId>
{
    public static ObservationId New() => new(Guid.NewGuid());

    public static ObservationId From(Guid value) => new(value);
}

/// <summary>Somebody or the watcher looked: when, who, what was seen (ISO/IEC 27037).</summary>
public sealed class Observation
{
    private static readonly TimeSpan SecondLook = TimeSpan.FromHours(24);

    private Observation()
    {
    }

    public ObservationId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public ItemId ItemId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public ActorKind ActorKind { get; private set; }

    public StaffId? Staff { get; private set; }

    public Availability Seen { get; private set; }

    public string Note { get; private set; } = "";

    internal static Observation Of(ContentItem item, Availability seen, Change change) => new()
    {
        Id = ObservationId.New(),
        CaseId = item.CaseId,
        ItemId = item.Id,
        At = change.At,
        ActorKind = change.Who.Kind,
        Staff = change.Who.Staff,
        Seen = seen,
        Note = change.Why,
    };

    /// <summary>Gone twice with a day between is Removed; live after having been gone is Reappeared; else it is what was seen.</summary>
    internal static Availability Conclude(Availability seen, Availability now, IReadOnlyList<Observation> history, DateTimeOffset at)
    {
        if (seen == Availability.Live)
            return now is Availability.Removed or Availability.Unavailable or Availability.Reappeared ? Availability.Reappeared : Availability.Live;
        if (seen != Availability.Unavailable)
            return seen;
        var firstOfUnbroken = history.Reverse().TakeWhile(past => past.Seen == Availability.Unavailable).LastOrDefault();
        return firstOfUnbroken is not null && at - firstOfUnbroken.At >= SecondLook ? Availability.Removed : Availability.Unavailable;
    }
}
