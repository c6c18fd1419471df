namespace Revoca.Domain.Hosts;

/// <summary>The channel proposed for a notice and why; the others that could be used are kept, best first.</summary>
public sealed record ChannelChoice(Channel Channel, Freshness Freshness, ChannelReason Reason, IReadOnlyList<Channel> Others)
{
    /// <summary>False when the last confirmation is too old: the advocate looks the value up and types it.</summary>
    public bool MayPrefill => Freshness != Freshness.Red;

    /// <summary>Nobody here has opened the page yet: a banner asks for it, nothing is blocked.</summary>
    public bool AskToConfirm => Channel.Confirmed is null;

    internal static ChannelChoice? Among(IReadOnlyList<Channel> channels, IReadOnlyList<ChannelPurpose> purposes, DateOnly today)
    {
        var wanted = purposes.ToList();
        var usable = channels
            .Where(channel => channel.IsUsable && channel.Type != ChannelType.Api && wanted.Contains(channel.Purpose))
            .OrderBy(channel => wanted.IndexOf(channel.Purpose))
            .ThenBy(channel => channel.FreshnessOn(today) == Freshness.Red)
            .ThenBy(channel => channel.Exposure >= Exposure.ForwardedToUploader ? channel.Exposure : Exposure.NoneKnown)
            .ThenBy(channel => channel.Type)
            .ThenByDescending(channel => channel.Confidence)
            .ThenByDescending(channel => channel.Evidence)
            .ThenByDescending(channel => channel.LastConfirmed)
            .ToList();
        if (usable.Count == 0)
            return null;
        var best = usable[0];
        return new(best, best.FreshnessOn(today), ReasonFor(best, wanted, usable), [.. usable.Skip(1)]);
    }

    private static ChannelReason ReasonFor(Channel best, List<ChannelPurpose> wanted, List<Channel> usable)
    {
        if (usable.Count == 1)
            return ChannelReason.OnlyOne;
        if (best.Purpose != wanted[0])
            return ChannelReason.NextPurpose;
        var rivals = usable.Skip(1).Where(channel => channel.Purpose == best.Purpose).ToList();
        return rivals.Count == 0 ? ChannelReason.MadeForThis
            : rivals.TrueForAll(channel => channel.Exposure > best.Exposure) ? ChannelReason.LeastExposing
            : rivals.TrueForAll(channel => channel.Type > best.Type) ? ChannelReason.EasiestToProve
            : ChannelReason.BestKnown;
    }
}

/// <summary>Why a channel is proposed.</summary>
public enum ChannelReason
{
    OnlyOne,
    /// <summary>The host has a channel made for exactly this.</summary>
    MadeForThis,
    /// <summary>Several fit; this one exposes least.</summary>
    LeastExposing,
    /// <summary>Several fit; this type leaves the better proof (mail before form before menu).</summary>
    EasiestToProve,
    /// <summary>Several fit; this one is confirmed best.</summary>
    BestKnown,
    /// <summary>The first purpose has no usable channel; this is the next that has.</summary>
    NextPurpose,
}
