namespace Revoca.Domain.Evidence;

/// <summary>What an advocate should know about a link before trusting her eyes.</summary>
[Flags]
public enum LinkFlags
{
    None = 0,
    /// <summary>One label of the host mixes scripts that do not belong together, or imitates Latin letters.</summary>
    MixedScript = 1,
    /// <summary>The host has letters outside ASCII; the canonical form is punycode.</summary>
    International = 2,
    IpAddress = 4,
    /// <summary>Another port than 80 and 443.</summary>
    UnusualPort = 8,
    /// <summary>Control, bidi or zero-width characters in the path, now percent-encoded.</summary>
    HiddenCharacters = 16,
    /// <summary>It was written so that it does not open: hxxps, [.], (dot).</summary>
    Defanged = 32,
    /// <summary>It was written without http:// or https://.</summary>
    SchemeAdded = 64,
}

/// <summary>What was done to reach the canonical form; explains why two links are one item.</summary>
[Flags]
public enum LinkSteps
{
    None = 0,
    TrackingDropped = 1,
    /// <summary>The post is known by its id: a title, user name or short form went.</summary>
    KnownById = 2,
    /// <summary>A mobile, old or language address became the main one.</summary>
    VariantDropped = 4,
    /// <summary>The site has a new name, or several.</summary>
    Renamed = 8,
    Refanged = 16,
}
