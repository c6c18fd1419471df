using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Storage.Audit;

/// <summary>Writes what proves the history of one case to somebody who trusts neither us nor our program.</summary>
public sealed class ExportAudit(IDbContextFactory<CaseworkDb> dbs, AuditLog log, SignCheckpoint checkpoints, VaultOptions options, KeyVault vault)
{
    private const int EachStep = 500;
    private readonly SignedNote _notes = new(vault);

    /// <summary>The case staff call so, or null.</summary>
    public async Task<CaseId?> Find(CaseReference reference, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return (await db.Cases.AsNoTracking().SingleOrDefaultAsync(found => found.Reference == reference, stop))?.Id;
    }

    /// <summary>Records the export itself, signs a fresh checkpoint, and fills the folder.</summary>
    /// <returns>How many records the case has.</returns>
    public async Task<int> Run(Guid caseId, AuditActor actor, string folder, CancellationToken stop = default)
    {
        var (records, files) = await FilesAsync(caseId, actor, withDetails: true, stop);
        Directory.CreateDirectory(Path.Combine(folder, SignCheckpoint.AnchorFolder));
        foreach (var (name, bytes) in files)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes, stop);
        return records;
    }

    /// <summary>The same without touching a disk, where the details would lie in clear.</summary>
    /// <param name="withDetails">False for somebody who may see that something happened in the case, but not what.</param>
    /// <param name="step">Told now and then how many of how many records have been read.</param>
    internal async Task<(int Records, IReadOnlyList<ExportedFile> Files)> FilesAsync(
        Guid caseId, AuditActor actor, bool withDetails, CancellationToken stop, Action<long, long>? step = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await log.RecordAsync(new AuditLine(actor, "audit.export") { CaseId = caseId }, stop);
        var note = await checkpoints.Run(stop);
        var checkpoint = _notes.Read(note) ?? throw new InvalidOperationException("A checkpoint just signed does not verify.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var pseudonym = (await db.Set<AuditName>().AsNoTracking().SingleAsync(name => name.Kind == "case" && name.RealId == caseId.ToString("N"), stop)).Pseudonym;
        var (leaves, own) = await ReadAsync(db, checkpoint.Size, pseudonym, (step, stop));
        var levels = MerkleTree.Levels(leaves);
        List<ExportedFile> files =
        [
            new("records.jsonl", [.. own.SelectMany(record => record.Line.Append((byte)'\n'))]),
            new("proofs.json", Proofs(checkpoint.Size, own, levels)),
            new("checkpoint.note", Encoding.UTF8.GetBytes(note)),
            new("verifier-key.txt", Encoding.UTF8.GetBytes(_notes.VerifierKey + "\n")),
            new("verify.py", Verifier()),
            .. Anchors(),
            .. await StampsAsync(db, stop),
        ];
        files.Add(new("growth.json", Growth(levels, own, files)));
        if (withDetails)
            files.Add(new("details.jsonl", await DetailsAsync(db, own, stop)));
        return (own.Count, files);
    }

    private static async Task<(byte[][] Leaves, List<AuditRecord> Own)> ReadAsync(
        CaseworkDb db, long size, string pseudonym, (Action<long, long>? Step, CancellationToken Stop) run)
    {
        var (leaves, own) = (new byte[size][], new List<AuditRecord>());
        var log = db.Set<AuditRecord>().AsNoTracking().Where(record => record.Seq < size).OrderBy(record => record.Seq).AsAsyncEnumerable();
        await foreach (var record in log.WithCancellation(run.Stop))
        {
            leaves[record.Seq] = MerkleTree.Leaf(record.Line);
            if (RecordText.Read(record.Line)?.Case == pseudonym)
                own.Add(record);
            if (record.Seq % EachStep == 0)
                run.Step?.Invoke(record.Seq, size);
        }

        return (leaves, own);
    }

    private static async Task<byte[]> DetailsAsync(CaseworkDb db, List<AuditRecord> own, CancellationToken stop)
    {
        var lines = new StringBuilder();
        foreach (var record in own)
        {
            var detail = await db.Set<AuditDetail>().AsNoTracking().SingleOrDefaultAsync(detail => detail.Seq == record.Seq, stop);
            if (detail is not null)
                SealedRow.EnsureReadable(detail);
            if (detail?.Payload is not { } payload)
                continue;
            var line = new { seq = record.Seq, salt = Convert.ToBase64String(payload[..16]), details = Encoding.UTF8.GetString(payload.AsSpan(16)) };
            lines.Append(JsonSerializer.Serialize(line)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static byte[] Proofs(long size, List<AuditRecord> own, IReadOnlyList<byte[][]> levels)
    {
        var proofs = own.Select(record => new { seq = record.Seq, path = MerkleTree.Path(levels, record.Seq) });
        return JsonSerializer.SerializeToUtf8Bytes(new { size, proofs });
    }

    // For each anchor, and for the size a letter of this case may bear: the footer is written just before the record of its approval.
    private byte[] Growth(IReadOnlyList<byte[][]> levels, List<AuditRecord> own, List<ExportedFile> files)
    {
        var size = levels[0].Length;
        var sizes = own.Select(record => record.Seq).Concat(files.Where(file => file.Name.EndsWith(".note", StringComparison.Ordinal)).Select(note => _notes.Read(Encoding.UTF8.GetString(note.Bytes))?.Size ?? 0));
        var (tree, grown) = (new MerkleFrontier(), new List<object>());
        foreach (var from in sizes.Where(from => from > 0 && from <= size).Distinct().Order())
        {
            while (tree.Size < from)
                tree.Add(levels[0][tree.Size]);
            grown.Add(new { from, root = tree.Root(), path = MerkleTree.Growth(levels, from) });
        }

        return JsonSerializer.SerializeToUtf8Bytes(new { size, proofs = grown });
    }

    // The stamped ones come from the database, which knows their tokens.
    private IEnumerable<ExportedFile> Anchors() =>
        Directory.GetFiles(Path.Combine(options.DataFolder, SignCheckpoint.AnchorFolder), "????-??-??.note").Order(StringComparer.Ordinal)
            .Select(anchor => new ExportedFile($"{SignCheckpoint.AnchorFolder}/{Path.GetFileName(anchor)}", File.ReadAllBytes(anchor)));

    private static async Task<List<ExportedFile>> StampsAsync(CaseworkDb db, CancellationToken stop)
    {
        var stamps = await db.Set<AuditStamp>().AsNoTracking().OrderBy(stamp => stamp.Size)
            .Join(db.Set<AuditCheckpoint>(), stamp => stamp.Size, checkpoint => checkpoint.Size, (stamp, checkpoint) => new { stamp, checkpoint.Note }).ToListAsync(stop);
        return [.. stamps.SelectMany(one => (ExportedFile[])[
            new($"{SignCheckpoint.AnchorFolder}/{one.stamp.NoteFile}", Encoding.UTF8.GetBytes(one.Note)),
            new($"{SignCheckpoint.AnchorFolder}/{one.stamp.TokenFile}", one.stamp.Token)])];
    }

    private static byte[] Verifier()
    {
        using var source = typeof(ExportAudit).Assembly.GetManifestResourceStream("audit-verify.py")
            ?? throw new InvalidOperationException("The verifier is not in the assembly.");
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <param name="Name">With a slash where it lies in a folder of the export.</param>
internal sealed record ExportedFile(string Name, byte[] Bytes);
