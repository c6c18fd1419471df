using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Cases;

/// <summary>Everything the desk shows of one case.</summary>
public sealed class ShowCase(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <summary>How long a page may read its case again before the log gets another record of it.</summary>
    public static readonly TimeSpan OneVisit = TimeSpan.FromMinutes(10);

    /// <param name="reference">The case.</param>
    /// <param name="by">Who reads; the first reading of a visit is one record in the log.</param>
    /// <param name="earlier">What the same page has shown before: reading again after a change is the same visit.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="RuleBroken">NoAccess.</exception>
    public async Task<CaseView?> Run(CaseReference reference, StaffId by, CaseView? earlier = null, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var known = await db.Cases.Where(x => x.Reference == reference).Select(x => (CaseId?)x.Id).SingleOrDefaultAsync(cancellation);
        if (known is not { } id)
            return null;
        var now = clock.GetUtcNow();
        var visit = earlier is not null && earlier.Case.Id == id && earlier.Visit is { } begun && begun.Reader == by && now - begun.At < OneVisit ? begun : null;
        await access.Read(db, by, id, visit is null ? new ReadOf("case.read") : null, cancellation);
        var found = await db.Cases.AsNoTracking().SingleAsync(x => x.Id == id, cancellation);
        return new CaseView(found)
        {
            Visit = visit ?? new CaseVisit(by, now),
            Colleagues = await db.Set<CaseColleague>().Where(x => x.CaseId == id).Select(x => x.Staff).ToListAsync(cancellation),
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

    /// <summary>Who works on it besides its advocate.</summary>
    public IReadOnlyList<StaffId> Colleagues { get; init; } = [];

    public CaseVisit? Visit { get; init; }

    public ItemCounts Counts => ItemCounts.Of(Items);
}

/// <summary>Who opened a case on a page, and when that was written into the log.</summary>
public sealed record CaseVisit(StaffId Reader, DateTimeOffset At);
