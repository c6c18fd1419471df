using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;

namespace Revoca.Domain.Letters;

/// <summary>The facts a letter is written from. What a kind does not use may stay empty; what it needs and lacks becomes a visible gap.</summary>
public sealed record LetterData
{
    public required string Reference { get; init; }

    /// <summary>The date printed, and the day against which the laws' dates are checked.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The instant of writing, for terms counted in hours; without it the start of <see cref="Date"/> in UTC counts.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    public required LetterSender Sender { get; init; }

    public required LetterRecipient Recipient { get; init; }

    public IReadOnlyList<LetterItem> Items { get; init; } = [];

    public LetterMandate? Mandate { get; init; }

    public SignedBy SignedBy { get; init; }

    public IdentityLevel Identity { get; init; } = IdentityLevel.OrganisationAsAgent;

    /// <summary>Her name or pseudonym; printed only where <see cref="Identity"/> allows it.</summary>
    public string? PersonName { get; init; }

    /// <summary>ISO 3166 code of the country whose law protects the person, or null; decides which national offence is named.</summary>
    public string? PersonCountry { get; init; }

    public FactsSentence Facts { get; init; }

    public ConsentStatement Consent { get; init; } = ConsentStatement.Never;

    /// <summary>The host's own rule, quoted from its terms, without quotation marks.</summary>
    public string? HostRule { get; init; }

    /// <summary>A date we ask for; never a legal term.</summary>
    public DateOnly? RequestedBy { get; init; }

    /// <summary>The letter this one follows.</summary>
    public EarlierLetter? Earlier { get; init; }

    public HostDecisionFacts? Decision { get; init; }

    public UpstreamFacts? Upstream { get; init; }

    public CopyrightFacts? Copyright { get; init; }

    public AuthorityFacts? Authority { get; init; }

    public SheetFacts? Sheet { get; init; }

    /// <summary>Search terms that lead to the results, for de-indexing.</summary>
    public IReadOnlyList<string> SearchQueries { get; init; } = [];

    public string? LogRoot { get; init; }

    /// <summary>What all items have in common; Unknown where they differ.</summary>
    public Depiction Depiction => Items.Select(item => item.Depiction).Distinct().Take(2).ToList() is [var only] ? only : Depiction.Unknown;
}

/// <summary>The one sentence of fact behind "not consensual"; chosen from a list, so that nobody describes the content.</summary>
public enum FactsSentence
{
    /// <summary>The person did not consent to publication.</summary>
    NotConsented,

    /// <summary>Shared with one person in confidence.</summary>
    SharedInConfidence,

    /// <summary>The person never posed; the face was taken from public photographs.</summary>
    FaceFromPublicPhotos,

    /// <summary>The person never posed for the depiction.</summary>
    NeverPosed,

    /// <summary>Recorded without the person's knowledge.</summary>
    RecordedUnaware,
}

/// <summary>What the person says about consent.</summary>
public sealed record ConsentStatement
{
    public static ConsentStatement Never { get; } = new();

    public ConsentStance Stance { get; init; }

    /// <summary>What was once consented to.</summary>
    public string? Scope { get; init; }

    public string? ToWhom { get; init; }

    /// <summary>When it was given or, for a withdrawal already made, taken back.</summary>
    public DateOnly? Date { get; init; }
}

/// <summary>Never given; given for something else only; given and taken back.</summary>
public enum ConsentStance
{
    Never,
    Limited,
    Withdrawn,
}
