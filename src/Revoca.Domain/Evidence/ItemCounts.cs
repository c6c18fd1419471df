namespace Revoca.Domain.Evidence;

/// <summary>How many items stand where. Delisted, blocked and restricted are never counted as removed (domain rule 18).</summary>
public sealed record ItemCounts
{
    public int All { get; init; }

    /// <summary>Looked at twice, a day apart, and gone both times.</summary>
    public int Removed { get; init; }

    /// <summary>Gone at the last look; a second look is due.</summary>
    public int GoneOnce { get; init; }

    /// <summary>Still there, but not found by search, or not open to everybody or everywhere.</summary>
    public int Hidden { get; init; }

    /// <summary>Seen at the last look, moved or back again.</summary>
    public int Live { get; init; }

    /// <summary>Nobody has looked yet, or nothing certain was seen.</summary>
    public int NotKnown { get; init; }

    public static ItemCounts Of(IReadOnlyCollection<ContentItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Of([.. items.Select(item => item.Availability)]);
    }

    /// <summary>The same where nothing but what was seen has been read.</summary>
    public static ItemCounts Of(IReadOnlyCollection<Availability> seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        int Count(params Availability[] states) => seen.Count(states.Contains);
        return new ItemCounts
        {
            All = seen.Count,
            Removed = Count(Availability.Removed),
            GoneOnce = Count(Availability.Unavailable),
            Hidden = Count(Availability.DelistedOnly, Availability.GeoBlocked, Availability.AccessRestricted),
            Live = Count(Availability.Live, Availability.Moved, Availability.Reappeared),
            NotKnown = Count(Availability.Unchecked, Availability.Unknown),
        };
    }
}
