using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases.Search;

/// <summary>Where in a case something was found. The words themselves are not shown: to read them one opens the case.</summary>
public enum SearchPlaceKind { Reference, Host, Link, Email, Phone, Name, Story, Report, Note, Reply, History, Task }

/// <param name="Kind">What kind of place.</param>
/// <param name="Number">The item's number for a link or a note; how many items for a host; 0 otherwise.</param>
public sealed record SearchPlace(SearchPlaceKind Kind, int Number = 0);

public sealed record SearchHit(Case Case, IReadOnlyList<SearchPlace> Places);

/// <summary>A search that shows something of a case is a reading of it, so it is logged for each.</summary>
internal static class SearchTrace
{
    public static async Task Record(CaseworkDb db, AuditLog log, StaffId reader, IReadOnlyCollection<Case> found, CancellationToken cancellation)
    {
        foreach (var one in found)
            log.Append(db, new AuditLine(AuditActor.Staff(reader.Value, "advocate"), "case.found") { CaseId = one.Id.Value });
        if (found.Count > 0)
            await db.SaveChangesAsync(cancellation);
    }
}
