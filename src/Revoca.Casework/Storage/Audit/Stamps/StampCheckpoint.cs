using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Audit;

/// <summary>Has the newest checkpoint stamped by the chosen authority once a day, when the organisation has switched it on. Without an answer the next round asks again; the log is whole without it.</summary>
public sealed class StampCheckpoint(IDbContextFactory<CaseworkDb> dbs, SignCheckpoint checkpoints, ChosenAuthority authority, VaultOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <returns>True when a stamp was added.</returns>
    public async Task<bool> Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (!await db.Set<SigningCertificate>().AnyAsync(x => x.StampsLog && x.TimeStamps != "", cancellation))
            return false;
        var now = clock.GetUtcNow();
        var last = await db.Set<AuditStamp>().AsNoTracking().OrderByDescending(stamp => stamp.Size).FirstOrDefaultAsync(cancellation);
        // The stated instant is another clock's: ours says when a day has passed.
        var asked = last is null ? null : await db.Set<AuditCheckpoint>().Where(checkpoint => checkpoint.Size == last.Size).Select(checkpoint => (DateTimeOffset?)checkpoint.At).SingleAsync(cancellation);
        if (asked is { } before && before <= now && now - before < Every)
            return false;
        var note = await checkpoints.Run(cancellation);
        var size = (await db.Set<AuditCheckpoint>().AsNoTracking().OrderByDescending(checkpoint => checkpoint.Size).FirstAsync(checkpoint => checkpoint.Note == note, cancellation)).Size;
        if (size == last?.Size || await authority.Stamp(Encoding.UTF8.GetBytes(note), cancellation) is not var (token, at))
            return false;
        var stamp = new AuditStamp { Size = size, Token = token, At = at };
        db.Add(stamp);
        await db.SaveChangesAsync(cancellation);
        Write(stamp, note);
        return true;
    }

    // Beside the daily anchors, so that whoever copies the folder away has the pair.
    private void Write(AuditStamp stamp, string note)
    {
        var folder = Path.Combine(options.DataFolder, SignCheckpoint.AnchorFolder);
        SafeFile.MakeFolder(folder);
        SafeFile.Write(Path.Combine(folder, stamp.NoteFile), Encoding.UTF8.GetBytes(note));
        SafeFile.Write(Path.Combine(folder, stamp.TokenFile), stamp.Token);
    }
}
