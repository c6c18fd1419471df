namespace Revoca.Domain.Hosts;

/// <summary>Whoever can act on an item, with the ways to reach them. An empty value means unverified and is never filled in by guessing.</summary>
public sealed record Host(HostId Id, string Name, HostKind Kind)
{
    public LegalEntity LegalEntity { get; init; } = new("", "", false, "");

    /// <summary>Lower-case domains; a sub-domain belongs to the host with the longest matching one.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>What is found there, in words.</summary>
    public IReadOnlyList<Wording> ContentKinds { get; init; } = [];

    public IReadOnlyList<Channel> Channels { get; init; } = [];

    public DsaDesignation Dsa { get; init; } = new(DsaStatus.Unknown, "", false, "");

    /// <summary>Our reading of the TAKE IT DOWN Act's covered platforms; no ruling.</summary>
    public Coverage TakeItDownAct { get; init; } = Coverage.Unclear;

    public Participation StopNcii { get; init; } = Participation.Unknown;

    public Participation NcmecTakeItDown { get; init; } = Participation.Unknown;

    public IReadOnlyList<GeoBlock> GeoBlocks { get; init; } = [];

    /// <summary>What a letter to this host should ask for, beyond removal of the listed links.</summary>
    public IReadOnlyList<Wording> AskFor { get; init; } = [];

    /// <summary>The host's own rules worth citing.</summary>
    public IReadOnlyList<Wording> Policies { get; init; } = [];

    /// <summary>Which law or authority applies to this host in particular.</summary>
    public IReadOnlyList<Wording> StatutoryNotes { get; init; } = [];

    public IReadOnlyList<Wording> Notes { get; init; } = [];

    /// <summary>True when the operator is known not to answer: provider, CDN and search engine come first.</summary>
    public bool EscalateUpstreamFirst { get; init; }

    /// <summary>At least one channel may be used and was read in a source.</summary>
    public bool Verified => Channels.Any(channel => channel.IsUsable);

    /// <summary>The best evidence among the usable channels.</summary>
    public ChannelEvidence Verification => Channels.Where(channel => channel.IsUsable).Select(channel => channel.Evidence).DefaultIfEmpty().Max();

    /// <summary>The channel to use for the first of the purposes that has one; null when no verified usable channel exists (the item then escalates).</summary>
    public ChannelChoice? BestChannel(IReadOnlyList<ChannelPurpose> purposes, DateOnly today) => ChannelChoice.Among(Channels, purposes, today);
}
