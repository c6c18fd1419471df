using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.Evidence.Watching;

/// <summary>Somebody decided that a case's places are looked at by the program (security.md §6): opt-in, per case, ended by one click.</summary>
public sealed class Watch
{
    private Watch()
    {
    }

    public CaseId CaseId { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public StaffId? By { get; private set; }

    public static (Watch Watch, CaseEvent Event) Start(CaseId caseId, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (new Watch { CaseId = caseId, Since = change.At, By = change.Who.Staff }, CaseEvent.Of(caseId, CaseEventKind.WatchStarted, change));
    }

    /// <summary>The caller deletes the row in the same save.</summary>
    public CaseEvent Stop(Change change) => CaseEvent.Of(CaseId, CaseEventKind.WatchStopped, change);
}
