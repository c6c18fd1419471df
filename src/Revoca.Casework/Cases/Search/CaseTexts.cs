using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Cases.Search;

/// <summary>Every text of a case in which a word may stand, with its place.</summary>
internal sealed record CaseTexts(CaseId CaseId, SearchPlace Place, string Words)
{
    public static IEnumerable<CaseTexts> Of(Case found) =>
    [
        new(found.Id, new SearchPlace(SearchPlaceKind.Name), found.CalledName + "\n" + found.LegalName),
        new(found.Id, new SearchPlace(SearchPlaceKind.Story), found.Narrative),
    ];

    public static async Task<List<CaseTexts>> Read(CaseworkDb db, List<CaseId> ids, CancellationToken cancellation)
    {
        var texts = new List<CaseTexts>();
        foreach (var report in await db.Reports.AsNoTracking().Where(row => ids.Contains(row.CaseId)).ToListAsync(cancellation))
            texts.Add(new(report.CaseId, new SearchPlace(SearchPlaceKind.Report), report.Text + "\n" + report.SafeContact + "\n" + report.PastedLinks));
        foreach (var item in await db.Items.AsNoTracking().Where(row => ids.Contains(row.CaseId)).ToListAsync(cancellation))
        {
            texts.Add(new(item.CaseId, new SearchPlace(SearchPlaceKind.Note, item.Number), item.Note));
            texts.Add(new(item.CaseId, new SearchPlace(SearchPlaceKind.Link, item.Number), item.Url.Written));
        }

        foreach (var reply in await db.Replies.AsNoTracking().Where(row => ids.Contains(row.CaseId)).ToListAsync(cancellation))
            texts.Add(new(reply.CaseId, new SearchPlace(SearchPlaceKind.Reply), reply.From + "\n" + reply.Subject + "\n" + reply.Text));
        foreach (var told in await db.Events.AsNoTracking().Where(row => ids.Contains(row.CaseId)).ToListAsync(cancellation))
            texts.Add(new(told.CaseId, new SearchPlace(SearchPlaceKind.History), told.Why));
        foreach (var task in await db.Tasks.AsNoTracking().Where(row => ids.Contains(row.CaseId)).ToListAsync(cancellation))
            texts.Add(new(task.CaseId, new SearchPlace(SearchPlaceKind.Task), task.Subject));
        return texts;
    }
}
