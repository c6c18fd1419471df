using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Tests.Storage.Audit;

/// <summary>Somebody with the database in his hands, and for the last two kinds with our own keys, changes the past. Each kind 100 times; 1,000 with REVOCA_LONG=1.</summary>
public sealed class AuditTamperTests : IDisposable
{
    private const int Size = 20;
    private static readonly int Times = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1" ? 1000 : 100;
    private static readonly AuditActor Advocate = AuditActor.Staff(Guid.NewGuid(), "advocate");
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    /// <returns>The records, and an anchor somebody outside has kept.</returns>
    private async Task<(List<AuditRecord> Records, string Anchor)> FillAsync()
    {
        await using var db = _store.Open();
        for (var i = 0; i < Size; i++)
        {
            _store.Log.Append(db, new AuditLine(Advocate, $"act.{i}"));
            _store.Clock.Advance(TimeSpan.FromSeconds(7));
            await db.SaveChangesAsync(Stop);
        }

        return (await db.Set<AuditRecord>().AsNoTracking().OrderBy(record => record.Seq).ToListAsync(Stop), await _store.Get<SignCheckpoint>().Run(Stop));
    }

    private async Task EachAsync(
        Func<List<AuditRecord>, int, (List<AuditRecord> Records, AuditFinding[] Expected)> change, [CallerMemberName] string kind = "")
    {
        var (original, anchor) = await FillAsync();
        var notes = new SignedNote(_store.Vault);
        Assert.Equal(AuditFinding.Ok, Walk(original, Head(original), notes, anchor));
        for (var i = 0; i < Times; i++)
        {
            var (records, expected) = change([.. original], i);
            Assert.Contains(Walk(records, Head(original), notes, anchor), expected);
            if (i > 0)
                continue;
            await ReplaceAsync(records); // once through the database as well
            Assert.Contains((await _store.Get<VerifyAudit>().Run([new(anchor)], Stop)).Finding, expected);
        }

        Figure.Tell($"log, {kind}: {Times:N0} of {Times:N0} found");
    }

    private static AuditFinding Walk(IEnumerable<AuditRecord> records, AuditHead head, SignedNote notes, params string[] anchors)
    {
        var walk = new AuditWalk([.. anchors.Select(anchor => AnchorMark.Read(notes, anchor)).OfType<AnchorMark>()]);
        return records.Select(walk.Take).FirstOrDefault(verdict => verdict is not null)?.Finding ?? walk.Finish(head).Finding;
    }

    private static AuditHead Head(IReadOnlyList<AuditRecord> records)
    {
        var tree = new MerkleFrontier();
        foreach (var record in records)
            tree.Add(MerkleTree.Leaf(record.Line));
        return new AuditHead { Size = tree.Size, Frontier = tree.Write() };
    }

    private async Task ReplaceAsync(IEnumerable<AuditRecord> records)
    {
        await using var db = _store.Open();
        await db.Set<AuditRecord>().ExecuteDeleteAsync(Stop);
        db.AddRange(records.Select(record => new AuditRecord { Seq = record.Seq, Line = record.Line }));
        await db.SaveChangesAsync(Stop);
    }

    private static int Any(int below) => RandomNumberGenerator.GetInt32(below);

    [Fact]
    public Task Every_flipped_bit_is_found() => EachAsync((records, _) =>
    {
        var at = Any(Size);
        var line = (byte[])records[at].Line.Clone();
        line[Any(line.Length)] ^= (byte)(1 << Any(8));
        records[at] = new AuditRecord { Seq = at, Line = line };
        return (records, [AuditFinding.TreeBroken, AuditFinding.Fork, AuditFinding.TimeRunsBack]);
    });

    [Fact]
    public Task Every_deleted_record_is_found() => EachAsync((records, _) =>
    {
        records.RemoveAt(Any(Size - 1));
        return (records, [AuditFinding.Gap]);
    });

    [Fact]
    public Task Every_deletion_that_closes_the_gap_is_found() => EachAsync((records, _) =>
    {
        records.RemoveAt(Any(Size - 1));
        return ([.. records.Select((record, i) => Renumbered(record, i))], [AuditFinding.ShorterThanAnchor]);
    });

    [Fact]
    public Task Every_swap_is_found() => EachAsync((records, _) =>
    {
        var at = Any(Size - 1);
        (records[at], records[at + 1]) = (Renumbered(records[at + 1], at), Renumbered(records[at], at + 1));
        return (records, [AuditFinding.TimeRunsBack]);
    });

    [Fact]
    public Task Every_inserted_record_is_found() => EachAsync((records, i) =>
    {
        var at = Any(Size);
        records.Insert(at, Forged(records[at], $"forged.{i}"));
        return ([.. records.Select((record, place) => Renumbered(record, place))], [AuditFinding.Fork, AuditFinding.TreeBroken]);
    });

    [Fact]
    public Task Every_rewritten_record_is_found() => EachAsync((records, i) =>
    {
        var at = Any(Size);
        records[at] = Forged(records[at], $"forged.{i}");
        return (records, [AuditFinding.Fork]);
    });

    [Fact]
    public Task Every_truncation_signed_anew_with_our_own_keys_is_found_by_the_anchor() => ResignedAsync((records, _) =>
        ([.. records.Take(1 + Any(Size - 1))], AuditFinding.ShorterThanAnchor));

    [Fact]
    public Task Every_fork_signed_anew_with_our_own_keys_is_found_by_the_anchor() => ResignedAsync((records, i) =>
    {
        var at = Any(Size);
        records[at] = Forged(records[at], $"fork.{i}");
        return (records, AuditFinding.Fork);
    });

    private async Task ResignedAsync(
        Func<List<AuditRecord>, int, (List<AuditRecord> Records, AuditFinding Expected)> change, [CallerMemberName] string kind = "")
    {
        var (original, anchor) = await FillAsync();
        var notes = new SignedNote(_store.Vault);
        for (var i = 0; i < Times; i++)
        {
            var (records, expected) = change([.. original], i);
            Assert.Equal(AuditFinding.Ok, Walk(records, Head(records), notes));
            Assert.Equal(expected, Walk(records, Head(records), notes, anchor));
            if (i > 0)
                continue;
            await ReplaceAsync(records); // once through the database as well, with a checkpoint signed anew
            await ResignAsync(records);
            Assert.Equal(AuditFinding.Ok, (await _store.Get<VerifyAudit>().Run([], Stop)).Finding);
            Assert.Equal(expected, (await _store.Get<VerifyAudit>().Run([new(anchor)], Stop)).Finding);
        }

        Figure.Tell($"log, {kind}: {Times:N0} of {Times:N0} found");
    }

    private async Task ResignAsync(List<AuditRecord> records)
    {
        var tree = new MerkleFrontier();
        records.ForEach(record => tree.Add(MerkleTree.Leaf(record.Line)));
        await using var db = _store.Open();
        await db.Set<AuditCheckpoint>().ExecuteDeleteAsync(Stop);
        var head = await db.Set<AuditHead>().SingleAsync(Stop);
        (head.Size, head.Frontier) = (tree.Size, tree.Write());
        await db.SaveChangesAsync(Stop);
        await _store.Get<SignCheckpoint>().Run(Stop);
    }

    private static AuditRecord Renumbered(AuditRecord record, int seq) => Changed(record, fields => fields with { Seq = seq });

    private static AuditRecord Forged(AuditRecord record, string act) => Changed(record, fields => fields with { Act = act });

    private static AuditRecord Changed(AuditRecord record, Func<RecordFields, RecordFields> change)
    {
        var fields = change(RecordText.Read(record.Line) ?? throw new InvalidOperationException("This is no record."));
        return new AuditRecord { Seq = fields.Seq, Line = RecordText.Write(fields) };
    }

    [Fact]
    public async Task A_record_added_by_hand_is_found_without_any_anchor()
    {
        var (records, _) = await FillAsync();
        var tree = new MerkleFrontier();
        records.Add(Changed(records[^1], fields => fields with { Seq = Size, Act = "forged" }));
        records.ForEach(record => tree.Add(MerkleTree.Leaf(record.Line)));
        await ReplaceAsync(records);
        _store.Sql($"UPDATE audit_head SET Size = {tree.Size}, Frontier = {tree.Write()}");
        Assert.Equal(AuditFinding.BadSignature, (await _store.Get<VerifyAudit>().Run([], Stop)).Finding);
    }

    [Fact]
    public async Task A_changed_checkpoint_and_a_foreign_anchor_have_bad_signatures()
    {
        var (_, anchor) = await FillAsync();
        Assert.Equal(AuditFinding.BadSignature, (await _store.Get<VerifyAudit>().Run([new(anchor.Replace("\n20\n", "\n21\n", StringComparison.Ordinal))], Stop)).Finding);
        Assert.Equal(AuditFinding.BadSignature, (await _store.Get<VerifyAudit>().Run([new("no anchor at all")], Stop)).Finding);
        _store.Sql($"UPDATE audit_checkpoints SET Note = replace(Note, 'revoca', 'other')");
        Assert.Equal(AuditFinding.BadSignature, (await _store.Get<VerifyAudit>().Run([], Stop)).Finding);
    }
}
