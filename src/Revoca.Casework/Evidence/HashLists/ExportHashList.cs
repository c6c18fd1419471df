using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence.HashLists;

/// <summary>The shapes a list can be downloaded in.</summary>
public enum HashListFormat
{
    /// <summary>Head, signature, rows and tombstones.</summary>
    Jsonl,
    Csv,

    /// <summary>The local file of Hasher-Matcher-Actioner: active rows only.</summary>
    Hma,

    /// <summary>As partners of StopNCII exchange it: active rows only.</summary>
    StopNcii,
}

/// <summary>Hands the last issued list out. Asked again at this moment: what she took back an hour ago does not leave now.</summary>
public sealed class ExportHashList(IDbContextFactory<CaseworkDb> dbs, HashListMaker maker, CaseAccess access, AuditLog log, TimeProvider clock)
{
    /// <returns>Null when no such list was issued, or a later one was.</returns>
    /// <exception cref="RuleBroken">ConsentMissing: a row may no longer leave, so a new list comes first; ItemLocked as in <see cref="HashListMaker"/>.</exception>
    public async Task<HashListFile?> Run(long sequence, HashListFormat format, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ShareHashes, cancellation);
        var next = await maker.Make(db, clock.GetUtcNow(), cancellation);
        if (next.Before is not { } list || list.Head.Sequence != sequence)
            return null;
        if (next.List.Rows.Any(row => row.Withdrawn && list.Rows.Any(old => old.Id == row.Id && !old.Withdrawn)))
            throw new RuleBroken(BrokenRule.ConsentMissing, "A row of this list may no longer leave: issue the next one.");
        var lines = (await db.HashLists.AsNoTracking().SingleAsync(x => x.Sequence == sequence && x.State == HashListState.Issued, cancellation)).Lines;
        var (text, ending) = format switch
        {
            HashListFormat.Jsonl => (lines, "jsonl"),
            HashListFormat.Csv => (list.ToCsv(), "csv"),
            HashListFormat.Hma => (list.ToHmaLocalFile(), "txt"),
            HashListFormat.StopNcii => (list.ToStopNcii(), "json"),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        await log.RecordAsync(new AuditLine(AuditActor.Of(by), "hashes.export") { Details = new { Sequence = sequence, Format = format.ToString() } }, cancellation);
        return new HashListFile(Encoding.UTF8.GetBytes(text), string.Create(CultureInfo.InvariantCulture, $"list-{sequence}.{ending}"));
    }
}

public sealed record HashListFile(byte[] Bytes, string Name);
