using Revoca.Domain.Evidence;
using Revoca.Domain.People;

namespace Revoca.Domain.Hosts;

public readonly record struct ChannelCheckId(Guid Value) : IId<ChannelCheckId>
{
    public static ChannelCheckId From(Guid value) => new(value);
}

/// <summary>What somebody found at the host's own page.</summary>
public enum ChannelFinding
{
    Right,
    /// <summary>Another value stands there now; also for a channel that had none.</summary>
    Replaced,
    Gone,
}

/// <summary>A member of staff opened the host's page and compared a channel with it. Never changed afterwards; the latest one counts.</summary>
public sealed class ChannelCheck
{
    private ChannelCheck()
    {
    }

    public ChannelCheckId Id { get; private set; }

    public HostId HostId { get; private set; }

    public ChannelType Type { get; private set; }

    public ChannelPurpose Purpose { get; private set; }

    /// <summary>The value that was looked at; empty when none was known.</summary>
    public string Value { get; private set; } = "";

    public ChannelFinding Finding { get; private set; }

    /// <summary>Empty unless replaced.</summary>
    public string NewValue { get; private set; } = "";

    /// <summary>The web page that was open.</summary>
    public string SeenAt { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public StaffId Staff { get; private set; }

    /// <summary>Throws RuleBroken without a web page that was seen, without a usable new value, or when an empty value is called right.</summary>
    public static ChannelCheck Of(HostId host, Channel channel, ChannelFound found, StaffId staff, DateTimeOffset at)
    {
        if (!ContentUrl.TryParse(found.SeenAt, out var page))
            throw new RuleBroken(BrokenRule.ReasonMissing, "A check names the web page that was seen.");
        if (found.Finding == ChannelFinding.Right && channel.Value.Length == 0)
            throw new RuleBroken(BrokenRule.NoRecipient, "There is no value that could be right.");
        if (found.Finding == ChannelFinding.Replaced && !Fits(channel.Type, found.NewValue))
            throw new RuleBroken(BrokenRule.NoRecipient, "The new value is no address of this kind.");
        return new()
        {
            Id = new(Guid.NewGuid()),
            HostId = host,
            Type = channel.Type,
            Purpose = channel.Purpose,
            Value = channel.Value,
            Finding = found.Finding,
            NewValue = found.Finding == ChannelFinding.Replaced ? found.NewValue.Trim() : "",
            SeenAt = page.Written,
            At = at,
            Staff = staff,
        };
    }

    /// <summary>The host's channels with this check laid over them; unchanged when the channel is no longer among them.</summary>
    public IReadOnlyList<Channel> Over(IReadOnlyList<Channel> channels) => [.. channels.Select(channel => IsOf(channel) ? Checked(channel) : channel)];

    private bool IsOf(Channel channel) => channel.Type == Type && channel.Purpose == Purpose && channel.Value == Value;

    private Channel Checked(Channel channel)
    {
        var ours = new Confirmation(DateOnly.FromDateTime(At.UtcDateTime), Staff.Value.ToString("N"), SeenAt);
        return Finding switch
        {
            ChannelFinding.Right => channel with { Confirmed = ours },
            ChannelFinding.Replaced => channel with { Value = NewValue, Confirmed = ours, Source = SeenAt, ForVictimNotices = true, Evidence = ChannelEvidence.Primary },
            ChannelFinding.Gone => channel with { Value = "", Confirmed = null, Evidence = ChannelEvidence.None },
            _ => throw new InvalidOperationException($"No rule for {Finding}."),
        };
    }

    private static bool Fits(ChannelType type, string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return type switch
        {
            ChannelType.Email => at > 0 && value.LastIndexOf('.') > at && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>'),
            ChannelType.WebForm or ChannelType.Bot => ContentUrl.TryParse(value, out _),
            _ => !string.IsNullOrWhiteSpace(value),
        };
    }
}

/// <summary>What was found, where; the new value only when replaced.</summary>
public sealed record ChannelFound(ChannelFinding Finding, string SeenAt, string NewValue = "");
