using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases.Search;

/// <summary>
/// Finds words in the sealed texts of cases by opening them one after the other in memory: nothing searchable is written anywhere.
/// Yields after each batch, so that a page can show how far it is, and stop.
/// </summary>
public sealed class ScanCases(IDbContextFactory<CaseworkDb> dbs, AuditLog log)
{
    /// <summary>Cases looked through at most, the last changed first.</summary>
    public const int MostCases = 5_000;

    /// <summary>Finds after which it stops: more would need better words.</summary>
    public const int MostHits = 100;

    /// <summary>Letters and digits the words need: fewer are in everything.</summary>
    public const int Shortest = 3;

    private const int Batch = 25;

    public async IAsyncEnumerable<ScanStep> Run(string words, StaffId reader, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var needle = FoldedText.Of(words);
        if (needle.Count(char.IsLetterOrDigit) < Shortest)
            yield break;
        var (ids, all) = await Ids(reader, cancellation);
        for (var (done, hits) = (0, 0); done < ids.Count && hits < MostHits; done += Batch)
        {
            var part = ids.Skip(done).Take(Batch).ToList();
            // Opening is work for the processor: not on the thread that draws the page.
            var found = await Task.Run(() => Look(part, needle, reader, cancellation), cancellation);
            hits += found.Count;
            var now = Math.Min(done + Batch, ids.Count);
            yield return new ScanStep(now, all, found) { Ended = hits >= MostHits ? ScanEnd.TooMany : now < ids.Count ? null : all > now ? ScanEnd.Bound : ScanEnd.All };
        }
    }

    private async Task<(List<CaseId> Ids, int All)> Ids(StaffId reader, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var readable = await ReadableCases.Of(db, reader, cancellation);
        return (await readable.OrderByDescending(found => found.ChangedAt).ThenBy(found => found.Id).Select(found => found.Id).Take(MostCases).ToListAsync(cancellation),
            await readable.CountAsync(cancellation));
    }

    private async Task<List<SearchHit>> Look(List<CaseId> ids, string needle, StaffId reader, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var texts = (await CaseTexts.Read(db, ids, cancellation)).ToLookup(text => text.CaseId);
        var cases = await db.Cases.AsNoTracking().Where(found => ids.Contains(found.Id)).ToListAsync(cancellation);
        var hits = cases.OrderByDescending(found => found.ChangedAt).Select(found => new SearchHit(found, [.. CaseTexts.Of(found).Concat(texts[found.Id])
            .Where(text => FoldedText.Of(text.Words).Contains(needle, StringComparison.Ordinal)).Select(text => text.Place).Distinct()]))
            .Where(hit => hit.Places.Count > 0).ToList();
        await SearchTrace.Record(db, log, reader, [.. hits.Select(hit => hit.Case)], cancellation);
        return hits;
    }
}

/// <summary>Why a scan has ended: everything was looked through, or a bound was reached.</summary>
public enum ScanEnd { All, Bound, TooMany }

/// <param name="Done">Cases looked through so far.</param>
/// <param name="All">Cases there are to be looked through.</param>
/// <param name="Found">What this step has found.</param>
public sealed record ScanStep(int Done, int All, IReadOnlyList<SearchHit> Found)
{
    /// <summary>Null while it goes on.</summary>
    public ScanEnd? Ended { get; init; }
}
