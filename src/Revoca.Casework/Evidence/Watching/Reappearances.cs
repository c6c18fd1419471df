using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.Watching;

/// <summary>What was gone and is there again asks for a new notice: one task a host of a case. The board lays its items out once more.</summary>
internal static class Reappearances
{
    public static async Task Propose(CaseworkDb db, IReadOnlyCollection<ContentItem> seen, Change change, CancellationToken cancellation)
    {
        foreach (var host in seen.Where(item => item.ReappearedAt == change.At).GroupBy(item => (item.CaseId, item.HostId)))
        {
            var (caseId, hostId) = host.Key;
            if (await db.Tasks.AnyAsync(x => x.CaseId == caseId && x.HostId == hostId && x.Kind == CaseTaskKind.WriteAgain && x.DoneAt == null, cancellation))
                continue;
            var (task, opened) = CaseTask.Open(caseId, CaseTaskKind.WriteAgain, hostId, string.Join(", ", host.Select(item => $"#{item.Number}")), change);
            db.Add(task);
            db.Events.Add(opened);
        }
    }
}
