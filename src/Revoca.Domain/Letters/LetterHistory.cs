using Revoca.Domain.Law.Bases;

namespace Revoca.Domain.Letters;

/// <summary>The letter an answer was due to, its proof of receipt, and its term.</summary>
public sealed record EarlierLetter
{
    public required LetterKind Kind { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required int ItemCount { get; init; }

    /// <summary>How we know it arrived, in the letter's language: "your ticket 4711", "accepted by mx.example.test".</summary>
    public string? ReceiptEvidence { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Proved, as opposed to presumed from our own sending (rule 7).</summary>
    public bool ReceiptProved { get; init; }

    public bool AllElementsPresent { get; init; }

    public string? Ticket { get; init; }

    /// <summary>When somebody looked last; the items of the new letter are those still there.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    public LetterTerm? Term { get; init; }

    /// <summary>True when the letter may say that the term is over: after assertAfter, all elements present, receipt proved.</summary>
    public bool MayAssertExpiry(DateTimeOffset at) =>
        Term is { } term && at >= term.AssertAfter && AllElementsPresent && ReceiptProved;
}

/// <summary>A statutory period; both instants come from the clock engine. <paramref name="Zone"/> is an IANA name.</summary>
public sealed record LetterTerm(int Amount, TermUnit Unit, DateTimeOffset TargetDue, DateTimeOffset AssertAfter, string Zone);

/// <summary>A decision we complain about.</summary>
public sealed record HostDecisionFacts
{
    /// <summary>The host's number or the subject of its message; empty while nobody has said, which shows as a gap in the letter.</summary>
    public required string Reference { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The day we were told, from which the six months of DSA art. 20 run.</summary>
    public required DateOnly InformedOn { get; init; }

    /// <summary>Some items were acted on.</summary>
    public bool Partial { get; init; }

    /// <summary>Facts the host did not consider, one sentence.</summary>
    public string? FactsOverlooked { get; init; }

    public bool NoReasonsGiven { get; init; }

    public bool AutomatedOnly { get; init; }
}

/// <summary>Where a site lives, found by DNS and RDAP for its name alone.</summary>
public sealed record UpstreamFacts
{
    public required string Domain { get; init; }

    public string? Ip { get; init; }

    /// <summary>Autonomous system number, without the letters AS.</summary>
    public string? Asn { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public UpstreamRole Role { get; init; }

    /// <summary>The provider sits in the EU, so that the letter is also a notice under DSA art. 16.</summary>
    public bool InEuropeanUnion { get; init; }

    /// <summary>Days on which the site's operator was written to without result.</summary>
    public IReadOnlyList<DateOnly> EarlierNotices { get; init; } = [];

    /// <summary>The provider's own clause, quoted.</summary>
    public string? Clause { get; init; }
}

/// <summary>What the provider does for the site.</summary>
public enum UpstreamRole
{
    Hosting,
    Proxy,
    Registrar,
}
