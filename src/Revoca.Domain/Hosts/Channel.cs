namespace Revoca.Domain.Hosts;

/// <summary>One way to reach a host for one purpose, with what is known about it and since when. The value is empty when nobody has verified one.</summary>
public sealed record Channel(ChannelType Type, ChannelPurpose Purpose, string Value)
{
    public ChannelEvidence Evidence { get; init; }

    public Confidence Confidence { get; init; }

    /// <summary>The date of the page or third-party check the value was taken from; counts as its confirmation.</summary>
    public PartialDate AsOf { get; init; }

    public string Source { get; init; } = "";

    /// <summary>False: never offered for a person's notice (authority-only, public, wrong purpose, unconfirmed).</summary>
    public bool ForVictimNotices { get; init; }

    public Exposure Exposure { get; init; } = Exposure.Unknown;

    /// <summary>Null when not known.</summary>
    public bool? AccountRequired { get; init; }

    /// <summary>Language tags the channel is known to accept; empty when not known.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Where the person or item must be for this channel, such as "EEA" or "US"; empty for everybody.</summary>
    public string Area { get; init; } = "";

    /// <summary>What the channel asks of the sender, in words.</summary>
    public IReadOnlyList<Wording> Demands { get; init; } = [];

    /// <summary>Fields its form asks for, by the names of the letter's form fields: organisation, email, person, addresses, text…; empty when not known.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    public IReadOnlyList<Wording> Notes { get; init; } = [];

    /// <summary>This organisation's own latest look at the page; null until somebody confirmed it.</summary>
    public Confirmation? Confirmed { get; init; }

    /// <summary>Read in a source (or confirmed by us), with a value.</summary>
    public bool IsVerified => Value.Length > 0 && (Confirmed is not null || Evidence is ChannelEvidence.Primary or ChannelEvidence.Secondary);

    /// <summary>Contacts that only authorities may use are never offered, whatever else the entry says.</summary>
    public bool IsUsable => IsVerified && ForVictimNotices && Purpose != ChannelPurpose.DsaAuthoritiesOnly;

    /// <summary>The latest day on which the value was known to be right; null when unknown.</summary>
    public DateOnly? LastConfirmed => Confirmed is { } ours && !(AsOf.FirstDay > ours.On) ? ours.On : AsOf.FirstDay;

    /// <summary>Amber after 180 days without confirmation, red after 365 or without any date.</summary>
    public Freshness FreshnessOn(DateOnly today) => LastConfirmed is not { } day
        ? Freshness.Red
        : (today.DayNumber - day.DayNumber) switch
        {
            > 365 => Freshness.Red,
            > 180 => Freshness.Amber,
            _ => Freshness.Green,
        };

    /// <summary>A recipient may be filled in for the advocate: usable and not red.</summary>
    public bool MayPrefill(DateOnly today) => IsUsable && FreshnessOn(today) != Freshness.Red;
}

/// <summary>Somebody of this organisation opened the page and found the value right.</summary>
public sealed record Confirmation(DateOnly On, string By, string SeenAt);
