using Revoca.Domain.People;

namespace Revoca.Domain.Evidence.HashLists;

public readonly record struct HashListIssueId(Guid Value) : IId<HashListIssueId>
{
    public static HashListIssueId New() => new(Guid.NewGuid());

    public static HashListIssueId From(Guid value) => new(value);
}

public enum HashListState
{
    /// <summary>Put together by one person; nothing has left.</summary>
    Prepared,

    /// <summary>Signed after a second person agreed.</summary>
    Issued,

    /// <summary>Given up before it was signed.</summary>
    Dropped,
}

/// <summary>One version of the list: prepared by one person, issued by another, never changed afterwards.</summary>
public sealed class HashListIssue
{
    private HashListIssue()
    {
    }

    public HashListIssueId Id { get; private set; }

    /// <summary>1, 2, 3… of what was issued; a dropped one leaves its number to the next.</summary>
    public long Sequence { get; private set; }

    public HashListState State { get; private set; }

    public DateTimeOffset PreparedAt { get; private set; }

    public StaffId PreparedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public StaffId? DecidedBy { get; private set; }

    public int Active { get; private set; }

    public int Withdrawn { get; private set; }

    /// <summary>SHA-256 over the rows, hex: what the second person agrees to is what the first one saw.</summary>
    public string RowsSha256 { get; private set; } = "";

    /// <summary>The signed list as JSON lines; empty until it is issued.</summary>
    public string Lines { get; private set; } = "";

    /// <summary>Of the lines in UTF-8, hex; the next list names it.</summary>
    public string Sha256 { get; private set; } = "";

    public static HashListIssue Prepare(long sequence, HashList list, StaffId by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.Count == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "There is nothing to put on a list.");
        return new HashListIssue
        {
            Id = HashListIssueId.New(),
            Sequence = sequence,
            PreparedBy = by,
            PreparedAt = at,
            Active = list.Active,
            Withdrawn = list.Count - list.Active,
            RowsSha256 = list.RowsSha256,
        };
    }

    /// <param name="list">Put together anew at this moment.</param>
    /// <param name="fourEyes">Whether the organisation asks for a second person.</param>
    /// <param name="sign">See <see cref="HashList.ToJsonLines"/>.</param>
    /// <exception cref="RuleBroken">AnotherPersonMustApprove; or AlreadyDone: the cases have changed since, so what was agreed to is another list.</exception>
    public void Issue(HashList list, bool fourEyes, Func<byte[], byte[]> sign, (StaffId By, DateTimeOffset At) change)
    {
        ArgumentNullException.ThrowIfNull(list);
        Require();
        if (fourEyes && change.By == PreparedBy)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another person issues the list.");
        if (list.RowsSha256 != RowsSha256)
            throw new RuleBroken(BrokenRule.AlreadyDone, "The cases have changed since it was prepared.");
        (State, DecidedBy, DecidedAt) = (HashListState.Issued, change.By, change.At);
        (Lines, Sha256) = HashList.Sealed(list.ToJsonLines(sign));
    }

    public void Drop(StaffId by, DateTimeOffset at)
    {
        Require();
        (State, DecidedBy, DecidedAt) = (HashListState.Dropped, by, at);
    }

    private void Require()
    {
        if (State != HashListState.Prepared)
            throw new RuleBroken(BrokenRule.AlreadyDone, $"The list is {State} already.");
    }
}
