using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Consents;

public readonly record struct WithdrawalId(Guid Value) : IId<WithdrawalId>
{
    public static WithdrawalId New() => new(Guid.NewGuid());

    public static WithdrawalId From(Guid value) => new(value);
}

/// <summary>A consent she once gave to somebody outside, and takes back (GDPR 7(3)). What she told us may do is <see cref="Consent"/>, never this.</summary>
public sealed class ConsentWithdrawal
{
    /// <summary>Characters of each thing she says.</summary>
    public const int Longest = 200;

    private ConsentWithdrawal()
    {
    }

    public WithdrawalId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>1, 2, 3… within the case: what her pages call it.</summary>
    public int Number { get; private set; }

    /// <summary>Who had her yes, in her words.</summary>
    public string ToWhom { get; private set; } = "";

    /// <summary>A site or a person: decides which consent lets the letter leave.</summary>
    public Recipient Towards { get; private set; }

    /// <summary>What she had agreed to, in her words.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>When she had agreed; null where she does not know the day.</summary>
    public DateOnly? GivenOn { get; private set; }

    /// <summary>How they can be reached, where she knows it.</summary>
    public string ReachedAt { get; private set; } = "";

    /// <summary>From this instant on it is taken back, whenever the letter arrives.</summary>
    public DateTimeOffset StatedAt { get; private set; }

    /// <summary>The letter that says so, once an advocate drafted it.</summary>
    public NoticeId? NoticeId { get; private set; }

    /// <summary>She changed her mind before the letter left.</summary>
    public DateTimeOffset? DroppedAt { get; private set; }

    public bool WaitsForALetter => NoticeId is null && DroppedAt is null;

    /// <exception cref="RuleBroken">Nobody named, or nothing said of what was agreed.</exception>
    public static (ConsentWithdrawal Withdrawal, CaseEvent Event) State(CaseId caseId, int number, EarlierConsent earlier, Change change)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(change);
        if (string.IsNullOrWhiteSpace(earlier.ToWhom) || string.IsNullOrWhiteSpace(earlier.Scope))
            throw new RuleBroken(BrokenRule.NothingChosen, "Say who had the yes, and for what.");
        if (earlier.Towards is not (Recipient.Host or Recipient.Uploader))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "A consent was given to a site or to a person.");
        if (earlier.GivenOn > DateOnly.FromDateTime(change.At.UtcDateTime).AddDays(1))
            throw new RuleBroken(BrokenRule.OutOfRange, "A consent given in the future cannot be taken back.");
        var stated = new ConsentWithdrawal
        {
            Id = WithdrawalId.New(),
            CaseId = caseId,
            Number = number,
            ToWhom = Shortened(earlier.ToWhom),
            Towards = earlier.Towards,
            Scope = Shortened(earlier.Scope),
            GivenOn = earlier.GivenOn,
            ReachedAt = Shortened(earlier.ReachedAt),
            StatedAt = change.At,
        };
        return (stated, stated.Happened(CaseEventKind.EarlierConsentTakenBack, change));
    }

    /// <summary>The letter was drafted. It waits for approval and passes the consent gate like every notice.</summary>
    public void Write(Notice letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (!WaitsForALetter)
            throw new RuleBroken(BrokenRule.AlreadyDone, "Its letter is drafted already, or she dropped it.");
        if (letter.Kind != LetterKind.ConsentWithdrawal || letter.CaseId != CaseId)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "Only a letter of withdrawal of this case says it.");
        NoticeId = letter.Id;
    }

    /// <summary>Its letter will not leave: another one can be drafted.</summary>
    public void Unwrite() => NoticeId = null;

    public CaseEvent Drop(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (DroppedAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "It was dropped already.");
        DroppedAt = change.At;
        return Happened(CaseEventKind.EarlierConsentKept, change);
    }

    /// <summary>What the letter says of it.</summary>
    public ConsentStatement Statement() => new() { Stance = ConsentStance.Withdrawn, ToWhom = ToWhom, Scope = Scope, Date = GivenOn };

    private CaseEvent Happened(CaseEventKind kind, Change change) => CaseEvent.Of(CaseId, kind, change);

    private static string Shortened(string text) => text.Trim() is { Length: > Longest } longer ? longer[..Longest] : text.Trim();
}

/// <param name="ToWhom">Who had the yes.</param>
/// <param name="Scope">For what.</param>
/// <param name="Towards">Host = a site, Uploader = a person.</param>
public sealed record EarlierConsent(string ToWhom, string Scope, Recipient Towards = Recipient.Host)
{
    public DateOnly? GivenOn { get; init; }

    public string ReachedAt { get; init; } = "";
}
