using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.HerSide;

public readonly record struct CodeRequestId(Guid Value) : IId<CodeRequestId>
{
    public static CodeRequestId New() => new(Guid.NewGuid());

    public static CodeRequestId From(Guid value) => new(value);
}

/// <summary>A new code for somebody who cannot be asked the agreed question: one member of the team says why, another confirms, then the first makes it.</summary>
public sealed class CodeRequest
{
    /// <summary>How long after the confirmation the code may be made, and how long a request waits for one.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromHours(24);

    private CodeRequest()
    {
    }

    public CodeRequestId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public StaffId AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>How she was recognised, in the words of who asks; sealed at rest.</summary>
    public string Why { get; private set; } = "";

    public StaffId? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When the code was made, or the request given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <exception cref="RuleBroken">No reason, or nobody of the team asks.</exception>
    public static (CodeRequest Request, CaseEvent Event) Ask(CaseId caseId, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Say how she was recognised.");
        var by = change.Who.Staff ?? throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Only a member of the team can ask for it.");
        var asked = new CodeRequest { Id = CodeRequestId.New(), CaseId = caseId, AskedBy = by, AskedAt = change.At, Why = change.Why };
        return (asked, CaseEvent.Of(caseId, CaseEventKind.NewCodeAsked, change));
    }

    public bool IsOpenAt(DateTimeOffset now) => EndedAt is null && now - (ConfirmedAt ?? AskedAt) < Lives;

    public bool MayBeUsedAt(DateTimeOffset now) => IsOpenAt(now) && ConfirmedAt is not null;

    /// <param name="change">Who confirms.</param>
    /// <param name="fourEyes">False where a one-person organisation has switched the second person off.</param>
    /// <exception cref="RuleBroken">Who asked confirms, or there is nothing to confirm any more.</exception>
    public CaseEvent Confirm(bool fourEyes, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!IsOpenAt(change.At) || ConfirmedAt is not null)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "There is nothing to confirm any more.");
        if (change.Who.Staff is not { } by || (fourEyes && by == AskedBy))
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another person confirms it.");
        (ConfirmedBy, ConfirmedAt) = (by, change.At);
        return CaseEvent.Of(CaseId, CaseEventKind.NewCodeConfirmed, change);
    }

    /// <summary>The code is made.</summary>
    /// <exception cref="RuleBroken">It is not confirmed, too old, used, or another's.</exception>
    public void Use(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!MayBeUsedAt(change.At))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "It is not confirmed, or too long ago.");
        if (change.Who.Staff != AskedBy)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Who asked makes the code: she is the one who spoke with her.");
        EndedAt = change.At;
    }
}
