using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.HashLists;

/// <summary>The lists there were, what the next one would hold, and why something is not on it.</summary>
public sealed class ShowHashLists(IDbContextFactory<CaseworkDb> dbs, HashListMaker maker, CaseAccess access, TimeProvider clock)
{
    private const int Shown = 50;

    public async Task<HashListsView> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await access.Require(db, by, DeskAct.ShareHashes, cancellation);
        var now = clock.GetUtcNow();
        var issues = await db.HashLists.AsNoTracking().Where(x => x.State != HashListState.Dropped).OrderByDescending(x => x.Sequence).Take(Shown).ToListAsync(cancellation);
        var cases = await Cases(db, now, cancellation);
        await access.RecordList(by, roles, "hashes.read", cases.Count, cancellation);
        var stopped = cases.Any(row => row.State == HashListCaseState.MinorSuspected);
        var next = stopped ? null : await maker.Make(db, now, cancellation);
        var names = await db.Users.ToDictionaryAsync(x => x.Id, x => x.DisplayName, cancellation);
        return new HashListsView(issues, cases, names, maker.VerifierKey)
        {
            FourEyes = await db.FourEyesHold(cancellation),
            Next = next is null ? null : (next.List.Active, next.List.Count - next.List.Active),
            Changed = next is not null && next.List.Count > 0 && next.List.RowsSha256 != next.Before?.RowsSha256,
            TakesBack = next?.List.Rows.Count(row => row.Withdrawn && next.Before?.Rows.Any(old => old.Id == row.Id && !old.Withdrawn) == true) ?? 0,
        };
    }

    private static async Task<List<HashListCase>> Cases(CaseworkDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var counts = await db.VerifiedPictures.AsNoTracking().Where(x => x.EndedAt == null).GroupBy(x => x.CaseId)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var rows = new List<HashListCase>();
        foreach (var ofCase in counts)
        {
            var reference = await db.Cases.Where(x => x.Id == ofCase.Key).Select(x => x.Reference).SingleAsync(cancellation);
            var gate = await Gate.AskWhole(db, ofCase.Key, (Recipient.HashSharing, IdentityLevel.None), now, cancellation);
            var state = await db.StopsFingerprints(ofCase.Key, cancellation) ? HashListCaseState.MinorSuspected : gate.Refusal switch
            {
                GateRefusal.None => HashListCaseState.Listed,
                GateRefusal.NoMandate => HashListCaseState.NoMandate,
                _ => HashListCaseState.NoConsent,
            };
            rows.Add(new HashListCase(reference, ofCase.Count, state));
        }

        return [.. rows.OrderBy(row => row.Reference.Text, StringComparer.Ordinal)];
    }
}

/// <summary>What keeps a case's confirmed pictures from a list, or nothing.</summary>
public enum HashListCaseState
{
    Listed,
    NoMandate,
    NoConsent,

    /// <summary>Stops the whole list.</summary>
    MinorSuspected,
}

public sealed record HashListCase(CaseReference Reference, int Pictures, HashListCaseState State);

/// <param name="Issues">The latest first.</param>
/// <param name="Cases">Those with a confirmed picture.</param>
/// <param name="Names">Of everybody who works here.</param>
/// <param name="VerifierKey">The key receivers check signatures with.</param>
public sealed record HashListsView(
    IReadOnlyList<HashListIssue> Issues, IReadOnlyList<HashListCase> Cases, IReadOnlyDictionary<Guid, string> Names, string VerifierKey)
{
    public bool FourEyes { get; init; }

    /// <summary>Rows and tombstones the next list would have; null while a minor may be concerned.</summary>
    public (int Active, int Withdrawn)? Next { get; init; }

    /// <summary>The next list would differ from the last one.</summary>
    public bool Changed { get; init; }

    /// <summary>Rows partners still hold that she, or a person of the team, has taken back: the next list should not wait.</summary>
    public int TakesBack { get; init; }

    public HashListIssue? Waiting => Issues.FirstOrDefault(issue => issue.State == HashListState.Prepared);

    public HashListIssue? Last => Issues.FirstOrDefault(issue => issue.State == HashListState.Issued);
}
