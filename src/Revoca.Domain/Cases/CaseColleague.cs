using Revoca.Domain.People;

namespace Revoca.Domain.Cases;

/// <summary>Somebody who works on a case besides its advocate: a second pair of eyes, a holiday cover.</summary>
public sealed class CaseColleague
{
    private CaseColleague()
    {
    }

    public CaseId CaseId { get; private set; }

    public StaffId Staff { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <exception cref="RuleBroken">The case is closed, or she is its advocate.</exception>
    public static (CaseColleague Colleague, CaseEvent Event) Add(Case to, StaffId staff, Change change)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(change);
        to.Require(CaseVerb.Assign);
        if (to.Advocate == staff)
            throw new RuleBroken(BrokenRule.AlreadyDone, "She has the case already.");
        return (new CaseColleague { CaseId = to.Id, Staff = staff, Since = change.At }, CaseEvent.Of(to.Id, CaseEventKind.ColleagueAdded, change));
    }

    /// <summary>The caller deletes the row in the same save.</summary>
    public CaseEvent Release(Change change) => CaseEvent.Of(CaseId, CaseEventKind.ColleagueReleased, change);
}
