namespace Revoca.Domain.Hosts;

/// <summary>A fact in words, in both languages of the product.</summary>
public readonly record struct Wording(string English, string Italian)
{
    /// <summary>Italian for "it…", otherwise English; English where no Italian exists.</summary>
    public string In(string language) =>
        language.StartsWith("it", StringComparison.OrdinalIgnoreCase) && Italian is { Length: > 0 } ? Italian : English ?? "";

    public override string ToString() => English ?? "";
}

/// <summary>Who answers for the host; country is ISO 3166 alpha-2 or empty, name may be empty.</summary>
public sealed record LegalEntity(string Name, string Country, bool Verified, string Source);

/// <summary>Designation under DSA art. 33; the note says what to re-check.</summary>
public sealed record DsaDesignation(DsaStatus Status, string Note, bool Verified, string Source);

public enum DsaStatus
{
    Unknown,
    NotDesignated,
    VeryLargePlatform,
    VeryLargeSearchEngine,
    /// <summary>Sources disagree or a change was reported: look it up before it matters.</summary>
    ToBeRechecked,
}

/// <summary>Whether a law covers the host, as we read it.</summary>
public enum Coverage
{
    Unclear,
    No,
    Likely,
    Yes,
}

/// <summary>Whether the host takes part in a hash-matching scheme, and who says so.</summary>
public sealed record Participation(ParticipationStatus Status, string Note, string Source)
{
    public static Participation Unknown { get; } = new(ParticipationStatus.Unknown, "", "");
}

public enum ParticipationStatus
{
    Unknown,
    Announced,
    Yes,
}

/// <summary>A country (ISO 3166 alpha-2) whose visitors the host blocks: the person may be unable to open her own link.</summary>
public sealed record GeoBlock(string Country, PartialDate Since, bool Verified, string Source);
