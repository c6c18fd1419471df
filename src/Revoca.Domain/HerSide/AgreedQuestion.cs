using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.HerSide;

public readonly record struct QuestionId(Guid Value) : IId<QuestionId>
{
    public static QuestionId New() => new(Guid.NewGuid());

    public static QuestionId From(Guid value) => new(value);
}

/// <summary>How far an agreed question is.</summary>
public enum QuestionState
{
    /// <summary>Agreed, but not long enough ago to be trusted.</summary>
    Waiting,
    Holds,

    /// <summary>Answered wrongly too often: only a second person helps.</summary>
    Closed,

    /// <summary>Taken back, or another holds.</summary>
    Ended,
}

/// <summary>
/// What only she can answer, for the day she loses her code (security.md §3). The answer is kept in a form that cannot be turned back.
/// Whoever holds a stolen code or works on the case could write a question too: so, but for the first hour of a case, it is trusted after
/// seven days in which she can see it and take it back.
/// </summary>
public sealed class AgreedQuestion
{
    public const int HoldDays = 7;

    /// <summary>Characters of the question.</summary>
    public const int Longest = 300;

    /// <summary>Wrong answers in a row, after which it is closed.</summary>
    public const int MostWrong = 5;

    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(4)];

    private AgreedQuestion()
    {
    }

    public QuestionId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public string Question { get; private set; } = "";

    /// <summary>Salt and derivation of the answer.</summary>
    public IReadOnlyList<byte> Answer { get; private set; } = [];

    public DateTimeOffset AgreedAt { get; private set; }

    /// <summary>From when on it may be asked.</summary>
    public DateTimeOffset HoldsFrom { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Wrong answers since it was agreed or last answered rightly.</summary>
    public int Wrong { get; private set; }

    /// <summary>Not before this instant may it be asked again; null = at any time.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <param name="opened">The case it is about.</param>
    /// <param name="question">Up to <see cref="Longest"/> characters.</param>
    /// <param name="answer">The answer in its derived form.</param>
    /// <param name="change">Who agreed on it, when.</param>
    /// <exception cref="RuleBroken">Nothing is asked, or too much.</exception>
    public static (AgreedQuestion Agreed, CaseEvent Event) Agree(Case opened, string question, byte[] answer, Change change)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(change);
        if (string.IsNullOrWhiteSpace(question))
            throw new RuleBroken(BrokenRule.NothingChosen, "A question asks something.");
        if (question.Length > Longest)
            throw new RuleBroken(BrokenRule.OutOfRange, $"A question has at most {Longest} characters.");
        var young = change.At - opened.OpenedAt < FirstHour;
        var agreed = new AgreedQuestion
        {
            Id = QuestionId.New(),
            CaseId = opened.Id,
            Question = question.Trim(),
            Answer = answer,
            AgreedAt = change.At,
            HoldsFrom = young ? change.At : change.At.AddDays(HoldDays),
        };
        return (agreed, agreed.Happened(CaseEventKind.QuestionAgreed, change, young ? "Now" : "Later"));
    }

    /// <summary>The one that may be asked now: the youngest of those that are trusted. Null = there is none.</summary>
    public static AgreedQuestion? Current(IEnumerable<AgreedQuestion> all, DateTimeOffset now) =>
        all.Where(one => one.StateAt(now) is QuestionState.Holds or QuestionState.Closed).MaxBy(one => one.HoldsFrom);

    public QuestionState StateAt(DateTimeOffset now) =>
        EndedAt is not null ? QuestionState.Ended
        : now < HoldsFrom ? QuestionState.Waiting
        : Wrong >= MostWrong ? QuestionState.Closed
        : QuestionState.Holds;

    public bool MayBeAskedAt(DateTimeOffset now) => StateAt(now) == QuestionState.Holds && (NextTryAt is not { } next || now >= next);

    /// <summary>Writes a try down. After each wrong answer the next may be given later, after <see cref="MostWrong"/> never.</summary>
    /// <exception cref="RuleBroken">It may not be asked now.</exception>
    public CaseEvent RecordTry(bool right, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!MayBeAskedAt(change.At))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "The question may not be asked now.");
        Wrong = right ? 0 : Wrong + 1;
        NextTryAt = right || Wrong >= MostWrong ? null : change.At + Waits[Wrong - 1];
        return Happened(CaseEventKind.AnswerTried, change, right ? "Right" : "Wrong");
    }

    public CaseEvent End(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (EndedAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "This question has ended already.");
        EndedAt = change.At;
        return Happened(CaseEventKind.QuestionEnded, change);
    }

    private CaseEvent Happened(CaseEventKind kind, Change change, string? result = null) => CaseEvent.Of(CaseId, kind, change, new EventFacts { Result = result });
}
