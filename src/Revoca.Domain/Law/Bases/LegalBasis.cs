namespace Revoca.Domain.Law.Bases;

/// <summary>A text in the product's two languages; neither is empty.</summary>
public sealed record Bilingual(string En, string It)
{
    /// <returns>The Italian text for "it" and its regional forms, the English one otherwise.</returns>
    public string In(string language) => language.StartsWith("it", StringComparison.OrdinalIgnoreCase) ? It : En;
}

/// <summary>A statute, code of practice or contract a notice may rest on: what it must contain, whom it binds, which clocks it starts.</summary>
public sealed record LegalBasis
{
    public required string Id { get; init; }

    /// <summary>Jurisdictions as short codes, several joined with a slash ("EU/IT"); "any" for contracts and protocols.</summary>
    public required string Jurisdiction { get; init; }
    public required Bilingual Name { get; init; }
    public required string Citation { get; init; }
    public required LegalBasisStatus Status { get; init; }
    public required LegalBasisKind Kind { get; init; }

    /// <summary>The day the text entered into force; a source that gives only a year counts as its first day; null where nothing enters into force.</summary>
    public DateOnly? InForceSince { get; init; }

    /// <summary>The first day a letter may rely on the basis, where that is later than its entry into force.</summary>
    public DateOnly? AppliesFrom { get; init; }

    /// <summary>The dates as the source gives them, for a reader.</summary>
    public required Bilingual Dates { get; init; }
    public required Bilingual Addressee { get; init; }
    public required Bilingual WhoMaySend { get; init; }
    public IReadOnlyList<Bilingual> AppliesTo { get; init; } = [];
    public IReadOnlyList<Bilingual> DoesNotApplyTo { get; init; } = [];
    public IReadOnlyList<BasisElement> Elements { get; init; } = [];
    public IReadOnlyList<ClockRule> Clocks { get; init; } = [];
    public IReadOnlyList<NextStep> NextSteps { get; init; } = [];

    /// <summary>Parts of the text that apply from their own day.</summary>
    public IReadOnlyList<Provision> Provisions { get; init; } = [];

    /// <summary>Languages the addressee reads, as ISO 639-1 codes; empty where it depends on the addressee.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public Bilingual? LanguagesNote { get; init; }
    public required Verification Verification { get; init; }
    public IReadOnlyList<Bilingual> Notes { get; init; } = [];

    /// <summary>True once a lawyer of the organisation has ticked the basis; the data ships with false.</summary>
    public bool ReviewedByLegal { get; init; }

    public IEnumerable<BasisElement> MandatoryElements => Elements.Where(element => element.Mandatory);

    /// <summary>The clocks a received notice starts, without those that only replace another after an extension.</summary>
    public IEnumerable<ClockRule> ClocksOfANotice =>
        Clocks.Where(clock => clock is { HasNumber: true, Start: ClockStart.NoticeReceived, Extends: null });

    /// <summary>Whether a text may say on this day that the basis applies (rule 10). Not yet transposed and unverified law never applies.</summary>
    public bool AppliesOn(DateOnly today) => Status switch
    {
        LegalBasisStatus.InForce or LegalBasisStatus.PartlyInForce or LegalBasisStatus.Contractual =>
            today >= (AppliesFrom ?? InForceSince ?? DateOnly.MinValue),
        LegalBasisStatus.ToBeTransposed or LegalBasisStatus.PartlyUnverified => false,
        _ => throw new InvalidOperationException($"{Id} has the unknown status {Status}."),
    };

    /// <returns>The clock rule of that name, or null.</returns>
    public ClockRule? Clock(string name) => Clocks.FirstOrDefault(clock => clock.Name == name);
}

/// <summary>Something a notice under the basis must or should contain, with the place in the law that asks for it.</summary>
public sealed record BasisElement(string Key, Bilingual Label, bool Mandatory)
{
    public string Reference { get; init; } = "";
    public Bilingual? Note { get; init; }
}

/// <summary>What to do next when the basis has not helped: in order, to whom, and when in words.</summary>
public sealed record NextStep(int Order, Bilingual Action, Bilingual To, Bilingual When)
{
    public string Basis { get; init; } = "";
}

/// <summary>One provision with its own first day of application.</summary>
public sealed record Provision(string Reference, Bilingual What, DateOnly AppliesFrom)
{
    public bool AppliesOn(DateOnly today) => today >= AppliesFrom;
}

/// <summary>How far the facts of a basis were checked, and against what.</summary>
public sealed record Verification(VerificationMark Mark, string Source);
