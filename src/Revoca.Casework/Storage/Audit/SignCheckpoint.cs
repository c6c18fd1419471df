using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Audit;

/// <summary>States how the log stands now and signs it: every 15 minutes, at shutdown, and before an export.</summary>
public sealed class SignCheckpoint(IDbContextFactory<CaseworkDb> dbs, KeyVault vault, VaultOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>The folder of anchors in the data folder: copies of these files kept elsewhere show later whether the log was rewritten.</summary>
    public const string AnchorFolder = "anchors";

    private readonly SignedNote _notes = new(vault);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>How the log stands, without signing anything.</summary>
    public async Task<Checkpoint> NowAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await ReadAsync(db, stop);
    }

    /// <summary>How the log stands for the caller's transaction, as the footer of a letter says it: "1842 · 0123456789abcdef". Null while it is empty.</summary>
    internal async Task<string?> FooterAsync(CaseworkDb db, CancellationToken stop) =>
        await ReadAsync(db, stop) is { Size: > 0 } now ? now.Short.Replace(" ", " · ", StringComparison.Ordinal) : null;

    /// <returns>The signed note; the last one again when nothing was added since.</returns>
    public async Task<string> Run(CancellationToken stop = default)
    {
        await _one.WaitAsync(stop);
        try
        {
            return await SignAsync(stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> SignAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var checkpoint = await ReadAsync(db, stop);
        if (await db.Set<AuditCheckpoint>().FindAsync([checkpoint.Size], stop) is { } known)
            return known.Note;
        var note = _notes.Sign(checkpoint);
        db.Add(new AuditCheckpoint { Size = checkpoint.Size, Note = note, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        WriteAnchor(note);
        return note;
    }

    private async Task<Checkpoint> ReadAsync(CaseworkDb db, CancellationToken stop)
    {
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(stop) ?? new AuditHead();
        return new Checkpoint(_notes.Origin, head.Size, MerkleFrontier.Read(head.Size, head.Frontier).Root());
    }

    private void WriteAnchor(string note)
    {
        var folder = Path.Combine(options.DataFolder, AnchorFolder);
        SafeFile.MakeFolder(folder);
        SafeFile.Write(Path.Combine(folder, $"{clock.GetUtcNow():yyyy-MM-dd}.note"), System.Text.Encoding.UTF8.GetBytes(note));
    }
}
