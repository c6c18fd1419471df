using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Cases;

/// <summary>Everything the desk shows of one case.</summary>
public sealed class ShowCase(IDbContextFactory<CaseworkDb> dbs)
{
    public async Task<CaseView?> Run(CaseReference reference, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(x => x.Reference == reference, cancellation) is not { } found)
            return null;
        var id = found.Id;
        return new CaseView(found)
        {
            Items = await db.Items.AsNoTracking().Where(x => x.CaseId == id).OrderBy(x => x.Number).ToListAsync(cancellation),
            Notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == id).OrderBy(x => x.Number).ToListAsync(cancellation),
            Tasks = await db.Tasks.AsNoTracking().Where(x => x.CaseId == id).OrderBy(x => x.OpenedAt).ToListAsync(cancellation),
            Reports = await db.Reports.AsNoTracking().Where(x => x.CaseId == id).OrderBy(x => x.At).ToListAsync(cancellation),
            Observations = await db.Observations.AsNoTracking().Where(x => x.CaseId == id).OrderBy(x => x.At).ToListAsync(cancellation),
            Events = await db.Events.AsNoTracking().Where(x => x.CaseId == id).OrderByDescending(x => x.At).ToListAsync(cancellation),
            Authority = await db.AuthorityOf(id, cancellation),
        };
    }
}

public sealed record CaseView(Case Case)
{
    public IReadOnlyList<ContentItem> Items { get; init; } = [];

    public IReadOnlyList<Notice> Notices { get; init; } = [];

    public IReadOnlyList<CaseTask> Tasks { get; init; } = [];

    public IReadOnlyList<Report> Reports { get; init; } = [];

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<CaseEvent> Events { get; init; } = [];

    public Authority Authority { get; init; } = new([], []);

    public ItemCounts Counts => ItemCounts.Of(Items);
}
