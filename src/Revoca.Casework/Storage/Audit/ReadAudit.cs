using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The log as the desk shows it: the newest first, a page at a time, with names for those who may see them.</summary>
public sealed class ReadAudit(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, AuditLog log)
{
    private const int PageSize = 50;
    private const int Chunk = 2_000;

    // A filter that fits little must not keep a reader waiting: after so many records the page says how far it got.
    private const int MostScanned = 40_000;

    /// <summary>The staff that may stand in a filter.</summary>
    public async Task<IReadOnlyList<(StaffId Id, string Name)>> Staff(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var staff = await db.Users.AsNoTracking().OrderBy(user => user.DisplayName).Select(user => new { user.Id, user.DisplayName }).ToListAsync(cancellation);
        return [.. staff.Select(user => (new StaffId(user.Id), user.DisplayName))];
    }

    /// <summary>Opening the log is itself recorded, once for each look.</summary>
    public async Task TellAsync(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadLog, cancellation);
        await log.RecordAsync(new AuditLine(AuditActor.Of(by), "audit.read"), cancellation);
    }

    /// <param name="filter">What to show.</param>
    /// <param name="before">The number of the record the page before ended with, or null for the newest.</param>
    /// <param name="showCases">False for whoever may not know which case a record is about: the pseudonym stays.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<AuditSheet> Run(AuditFilter filter, long? before, bool showCases, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await PseudonymsAsync(db, filter, cancellation) is not { } wanted)
            return new AuditSheet([], null);
        var (found, next) = (new List<RecordFields>(), before);
        for (var scanned = 0; found.Count < PageSize && scanned < MostScanned; scanned += Chunk)
        {
            var from = next ?? long.MaxValue;
            var chunk = await db.Set<AuditRecord>().AsNoTracking().Where(record => record.Seq < from).OrderByDescending(record => record.Seq).Take(Chunk).ToListAsync(cancellation);
            var fitting = chunk.Select(record => RecordText.Read(record.Line)).OfType<RecordFields>().Where(record => Fits(record, filter, wanted)).Take(PageSize - found.Count).ToList();
            found.AddRange(fitting);
            var full = found.Count == PageSize;
            next = full ? found[^1].Seq : chunk.Count > 0 ? chunk[^1].Seq : null;
            if (chunk.Count < Chunk && !full || next == 0)
            {
                next = null;
                break;
            }
        }

        return new AuditSheet(await NamedAsync(db, found, showCases, cancellation), next);
    }

    private static bool Fits(RecordFields record, AuditFilter filter, (string? Actor, string? Case) wanted) =>
        (filter.Act.Length == 0 || record.Act.StartsWith(filter.Act, StringComparison.Ordinal))
        && (filter.Outcome.Length == 0 || record.Out == filter.Outcome)
        && (wanted.Actor is null || record.Actor == wanted.Actor)
        && (wanted.Case is null || record.Case == wanted.Case);

    /// <returns>Null when somebody or something is asked for that the log does not know.</returns>
    private static async Task<(string? Actor, string? Case)?> PseudonymsAsync(CaseworkDb db, AuditFilter filter, CancellationToken cancellation)
    {
        var actor = filter.Who is { } who ? await NameAsync(db, AuditName.Actor, who.Value, cancellation) : null;
        string? ofCase = null;
        if (CaseReference.TryParse(filter.Case, out var reference))
        {
            var id = await db.Cases.AsNoTracking().Where(found => found.Reference == reference).Select(found => (CaseId?)found.Id).SingleOrDefaultAsync(cancellation);
            ofCase = id is { } known ? await NameAsync(db, AuditName.Case, known.Value, cancellation) : null;
        }
        else if (filter.Case.StartsWith("c-", StringComparison.Ordinal))
        {
            ofCase = filter.Case;
        }

        return (filter.Who is not null && actor is null) || (filter.Case.Length > 0 && ofCase is null) ? null : (actor, ofCase);
    }

    private static Task<string?> NameAsync(CaseworkDb db, string kind, Guid id, CancellationToken cancellation)
    {
        var real = id.ToString("N", CultureInfo.InvariantCulture);
        return db.Set<AuditName>().AsNoTracking().Where(name => name.Kind == kind && name.RealId == real).Select(name => (string?)name.Pseudonym).SingleOrDefaultAsync(cancellation);
    }

    private static async Task<IReadOnlyList<AuditRow>> NamedAsync(CaseworkDb db, List<RecordFields> records, bool showCases, CancellationToken cancellation)
    {
        var asked = records.Select(record => record.Actor).Concat(records.Select(record => record.Case)).Distinct().ToList();
        var names = await db.Set<AuditName>().AsNoTracking().Where(name => asked.Contains(name.Pseudonym)).ToDictionaryAsync(name => name.Pseudonym, name => name.RealId, cancellation);
        Guid? IdOf(string pseudonym) => names.TryGetValue(pseudonym, out var real) && Guid.TryParseExact(real, "N", out var id) ? id : null;
        var ids = asked.Select(IdOf).OfType<Guid>().ToList();
        var staff = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellation);
        var caseIds = showCases ? ids.Select(id => new CaseId(id)).ToList() : [];
        var cases = await db.Cases.AsNoTracking().Where(found => caseIds.Contains(found.Id)).Select(found => new { found.Id, found.Reference }).ToDictionaryAsync(found => found.Id.Value, found => found.Reference, cancellation);
        return [.. records.Select(record => new AuditRow(record.Seq, record.Time, record.Role, record.Act, record.Out)
        {
            Who = IdOf(record.Actor) is { } who && staff.TryGetValue(who, out var name) ? name : "",
            Actor = record.Actor,
            Case = record.Case,
            Reference = IdOf(record.Case) is { } of && cases.TryGetValue(of, out var reference) ? reference : null,
        })];
    }
}

/// <summary>What of the log to show; an empty part leaves nothing out.</summary>
/// <param name="Act">An act, or the beginning of some: "notice." for all about notices.</param>
/// <param name="Case">A case's reference or pseudonym.</param>
/// <param name="Outcome">ok, refused or failed.</param>
public sealed record AuditFilter(string Act = "", StaffId? Who = null, string Case = "", string Outcome = "");

/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record AuditSheet(IReadOnlyList<AuditRow> Rows, long? Next);

/// <summary>One record, as far as the reader may know.</summary>
public sealed record AuditRow(long Seq, DateTimeOffset At, string Role, string Act, string Outcome)
{
    /// <summary>The name of a member of staff, or empty.</summary>
    public string Who { get; init; } = "";

    public string Actor { get; init; } = "";

    public string Case { get; init; } = "";

    public CaseReference? Reference { get; init; }
}
