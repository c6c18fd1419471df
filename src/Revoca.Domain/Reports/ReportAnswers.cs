using Revoca.Domain.Consents;

namespace Revoca.Domain.Reports;

/// <summary>Whether anyone under 18 is depicted. "Unclear" counts as "yes" until a lead has looked into it (domain rule 12).</summary>
public enum AgeAnswer
{
    No,
    Yes,
    Unclear,
}

/// <summary>What happened; several may be true, and nothing said is an answer too. A threat alone is a case.</summary>
[Flags]
public enum Happening
{
    Unknown = 0,
    Published = 1,
    Threatened = 2,
    AiMade = 4,
}

/// <summary>What she says when she is asked whether somebody may be told.</summary>
public enum Wish
{
    Later,
    Yes,
    No,
}

/// <summary>What has been filled in of a report so far. Every part may be missing while it is being written.</summary>
public sealed record ReportAnswers
{
    /// <summary>Null = not answered, false = silence.</summary>
    public bool? MayContact { get; init; }

    public string How { get; init; } = "";

    public AgeAnswer? Age { get; init; }

    public Happening Happening { get; init; }

    public string Narrative { get; init; } = "";

    public string Links { get; init; } = "";

    public ReporterRole Role { get; init; }

    public string CalledName { get; init; } = "";

    /// <summary>ISO 3166 alpha-2, upper case; empty when not said.</summary>
    public string Country { get; init; } = "";

    /// <summary>What she said about telling each; who is not named was not asked.</summary>
    public IReadOnlyDictionary<Recipient, Wish> Wishes { get; init; } = new Dictionary<Recipient, Wish>();

    /// <summary>Anything but a clear no.</summary>
    public bool MinorPossible => Age != AgeAnswer.No;

    /// <summary>Only she decides what may be told about her, and only where nobody may be under 18.</summary>
    public bool MayDecide => Role == ReporterRole.Herself && !MinorPossible;

    /// <summary>The two answers without which nothing can be sent.</summary>
    public bool IsComplete => MayContact is not null && Age is not null && (MayContact == false || How.Length > 0);
}
