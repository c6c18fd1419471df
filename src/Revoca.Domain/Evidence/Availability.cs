namespace Revoca.Domain.Evidence;

/// <summary>What observations say of an item. Delisted, geo-blocked and restricted are counted apart from removed (domain rule 18).</summary>
public enum Availability
{
    Unchecked,
    Live,
    AccessRestricted,
    GeoBlocked,
    DelistedOnly,
    Unavailable,
    Removed,
    Moved,
    Reappeared,
    Unknown,
}

public enum ItemLock
{
    Open,
    MinorSuspected,
}
