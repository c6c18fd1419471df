using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Audit;

/// <summary>What verification found; the number is the exit code of <c>audit verify</c>.</summary>
public enum AuditFinding { Ok = 0, TreeBroken = 10, ShorterThanAnchor = 11, Fork = 12, BadSignature = 13, TimeRunsBack = 14, Gap = 15 }

/// <param name="At">The record or tree size the finding is about.</param>
public sealed record AuditVerdict(AuditFinding Finding, long Size, string Root, long? At, string Message)
{
    /// <summary>The size of the newest checkpoint that bears a time-stamp from outside, and the instant it states; null without one.</summary>
    public (long Size, DateTimeOffset At)? Stamped { get; init; }
}

/// <summary>What somebody outside kept of the log.</summary>
/// <param name="Text">The text of a signed note, or a short root from a letter ("1234 0123456789abcdef").</param>
/// <param name="Token">A time-stamp over the note, or null.</param>
public sealed record AuditAnchor(string Text, byte[]? Token = null);

/// <summary>Reads the whole log once and compares it with its head, its checkpoints and the anchors given.</summary>
public sealed class VerifyAudit(IDbContextFactory<CaseworkDb> dbs, KeyVault vault)
{
    private readonly SignedNote _notes = new(vault);

    /// <param name="anchors">Kept elsewhere; empty when nobody has kept any.</param>
    public async Task<AuditVerdict> Run(IReadOnlyList<AuditAnchor> anchors, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        await using var db = await dbs.CreateDbContextAsync(stop);
        await using var still = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, stop);
        var known = await KnownAsync(db, stop);
        var marks = new List<AnchorMark>();
        var stamped = new List<(long Size, DateTimeOffset At)>();
        foreach (var anchor in known.Concat(anchors))
        {
            if (AnchorMark.Read(_notes, anchor.Text) is not { } mark)
                return Refusal("A checkpoint or anchor does not bear this installation's signature.");
            marks.Add(mark);
            if (anchor.Token is null)
                continue;
            if (StampToken.Over(anchor.Text, anchor.Token) is not { } at)
                return Refusal($"The time-stamp over the checkpoint of {mark.Size} records is damaged or about something else.");
            stamped.Add((mark.Size, at));
        }

        var walk = new AuditWalk(marks);
        await foreach (var record in db.Set<AuditRecord>().AsNoTracking().OrderBy(record => record.Seq).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (walk.Take(record) is { } finding)
                return finding;
        }

        return walk.Finish(await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(stop)) with { Stamped = stamped.Count > 0 ? stamped.MaxBy(one => one.Size) : null };
    }

    private static async Task<List<AuditAnchor>> KnownAsync(CaseworkDb db, CancellationToken stop)
    {
        var stamps = await db.Set<AuditStamp>().AsNoTracking().ToDictionaryAsync(stamp => stamp.Size, stamp => stamp.Token, stop);
        var notes = await db.Set<AuditCheckpoint>().AsNoTracking().OrderBy(checkpoint => checkpoint.Size).ToListAsync(stop);
        return [.. notes.Select(checkpoint => new AuditAnchor(checkpoint.Note, stamps.GetValueOrDefault(checkpoint.Size)))];
    }

    private static AuditVerdict Refusal(string message) => new(AuditFinding.BadSignature, 0, "", null, message);
}

/// <summary>What somebody outside remembers of the log: its size, and its root or the beginning of it.</summary>
internal sealed record AnchorMark(long Size, string RootHex)
{
    public static AnchorMark? Read(SignedNote notes, string text)
    {
        if (notes.Read(text.ReplaceLineEndings("\n")) is { } checkpoint)
            return new AnchorMark(checkpoint.Size, Convert.ToHexStringLower(checkpoint.Root));
        var parts = text.Split([' ', '\n', '\r', '\t', '\u00a0', '·'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && parts[1].Length == 16 && parts[1].All(char.IsAsciiHexDigit)
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new AnchorMark(size, parts[1].ToLowerInvariant())
            : null;
    }
}

/// <summary>One pass over the records.</summary>
internal sealed class AuditWalk(IReadOnlyList<AnchorMark> marks)
{
    private readonly MerkleFrontier _tree = new();
    private readonly Queue<AnchorMark> _marks = new(marks.OrderBy(mark => mark.Size));
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public AuditVerdict? Take(AuditRecord record)
    {
        if (CompareMarks() is { } fork)
            return fork;
        if (record.Seq != _tree.Size)
            return Verdict(AuditFinding.Gap, $"Record {_tree.Size} is missing.");
        if (RecordText.Read(record.Line) is not { } fields || fields.Seq != record.Seq)
            return Verdict(AuditFinding.TreeBroken, $"Record {record.Seq} is not as it was written.");
        if (fields.Time < _last)
            return Verdict(AuditFinding.TimeRunsBack, $"Record {record.Seq} is older than the one before it.");
        _last = fields.Time;
        _tree.Add(MerkleTree.Leaf(record.Line));
        return null;
    }

    public AuditVerdict Finish(AuditHead? head)
    {
        if (CompareMarks() is { } fork)
            return fork;
        if (_marks.TryPeek(out var longer))
            return Verdict(AuditFinding.ShorterThanAnchor, $"The log has {_tree.Size} records; it once had {longer.Size}.");
        if (head is not null && !SealedRow.FactsHold(head))
            return Verdict(AuditFinding.BadSignature, "The head of the log was changed outside Revoca.");
        if ((head?.Size ?? 0) != _tree.Size)
            return Verdict(head?.Size > _tree.Size ? AuditFinding.Gap : AuditFinding.TreeBroken, $"The log has {_tree.Size} records; its head says {head?.Size ?? 0}.");
        if (head is not null && !head.Frontier.AsSpan().SequenceEqual(_tree.Write()))
            return Verdict(AuditFinding.TreeBroken, "The records do not give the root the head of the log states.");
        return Verdict(AuditFinding.Ok, "Every record is in its place.");
    }

    private AuditVerdict? CompareMarks()
    {
        while (_marks.TryPeek(out var mark) && mark.Size == _tree.Size)
        {
            if (!Convert.ToHexStringLower(_tree.Root()).StartsWith(mark.RootHex, StringComparison.Ordinal))
                return Verdict(AuditFinding.Fork, $"At {mark.Size} records the log once had another root.");
            _marks.Dequeue();
        }

        return null;
    }

    private AuditVerdict Verdict(AuditFinding finding, string message) =>
        new(finding, _tree.Size, Convert.ToBase64String(_tree.Root()), finding == AuditFinding.Ok ? null : _tree.Size, message);
}
