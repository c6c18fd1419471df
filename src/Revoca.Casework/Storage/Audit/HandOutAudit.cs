using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The export of one case as an archive, for somebody at the desk who may read the log.</summary>
public sealed class HandOutAudit(IDbContextFactory<CaseworkDb> dbs, ExportAudit export, RunningExports running, CaseAccess access, TimeProvider clock)
{
    /// <returns>A zip with the files of the verb; without the details of the records for somebody who may not read the case. Null = no such case.</returns>
    /// <exception cref="RuleBroken">NoAccess.</exception>
    public async Task<byte[]?> Run(CaseReference reference, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var roles = await access.Require(db, by, DeskAct.ReadLog, cancellation);
        if (await export.Find(reference, cancellation) is not { } id)
            return null;
        var standing = await db.StandingOf(by, id, clock.GetUtcNow(), cancellation);
        var reads = standing is { } known && StaffPolicy.Allows(roles, DeskAct.ReadCase, known);
        using var run = running.Begin(by, reference, cancellation);
        var (_, files) = await export.FilesAsync(id.Value, AuditActor.Of(by), reads, run.Stopped, run.Step);
        using var bytes = new MemoryStream();
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                await using var entry = await zip.CreateEntry(file.Name).OpenAsync(cancellation);
                await entry.WriteAsync(file.Bytes, cancellation);
            }
        }

        return bytes.ToArray();
    }
}
