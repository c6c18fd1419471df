namespace Revoca.Domain.Hosts;

/// <summary>How a channel is used.</summary>
public enum ChannelType
{
    Email,
    WebForm,
    /// <summary>A menu inside the product; needs a person at the page.</summary>
    InProduct,
    Bot,
    Post,
    Phone,
    /// <summary>For reference only: nothing is ever sent to it silently.</summary>
    Api,
}

/// <summary>What a channel is for, in the host's own terms.</summary>
public enum ChannelPurpose
{
    AbuseGeneral,
    IntimateImages,
    TakeItDownAct,
    /// <summary>Models and pictures of a real person's likeness.</summary>
    Likeness,
    DsaIllegalContent,
    DsaPointOfContact,
    /// <summary>Art. 11 contact or representative for authorities: never offered.</summary>
    DsaAuthoritiesOnly,
    Privacy,
    Copyright,
    Delisting,
    RightToBeForgotten,
    Upstream,
    Appeal,
    /// <summary>Child safety reports only.</summary>
    ChildSafety,
}

/// <summary>Where a channel's value was read; ordered by weight.</summary>
public enum ChannelEvidence
{
    /// <summary>No value: left empty on purpose.</summary>
    None,
    /// <summary>Remembered, not read.</summary>
    Memory,
    /// <summary>A third-party document that names its source or date, or registry records.</summary>
    Secondary,
    /// <summary>The host's own page, terms or repository.</summary>
    Primary,
}

/// <summary>Editorial judgement, ordered.</summary>
public enum Confidence
{
    None,
    Low,
    Medium,
    High,
}

/// <summary>What happens to the sender's data on this channel; ordered from least to most exposing.</summary>
public enum Exposure
{
    NoneKnown,
    Unknown,
    ForwardedToUploader,
    /// <summary>May be kept in the Lumen database of notices.</summary>
    Lumen,
    Published,
    PublicThread,
}

/// <summary>How old the last confirmation is.</summary>
public enum Freshness
{
    Green,
    Amber,
    Red,
}
