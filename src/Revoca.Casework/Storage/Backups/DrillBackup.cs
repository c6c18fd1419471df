using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Storage.Backups;

/// <param name="Damaged">Cases with a field that does not open.</param>
public sealed record DrillReport(DateTimeOffset Made, int Cases, int Readable, int Damaged, AuditFinding Audit, long AuditRecords)
{
    public bool Good => Damaged == 0 && Readable == Cases && Audit == AuditFinding.Ok;
}

/// <summary>Proves that a backup is one: restores it elsewhere with the present keys, opens every case, verifies the log, and removes it again.</summary>
public sealed class DrillBackup(VaultOptions options, KeyVault vault, AuditLog log)
{
    public async Task<DrillReport> Run(string backup, CancellationToken stop = default)
    {
        var work = Directory.CreateTempSubdirectory("revoca-drill-").FullName;
        try
        {
            var there = options with { DataFolder = Path.Combine(work, "data"), KeysFolder = Path.Combine(work, "keys"), MayCreate = false };
            SafeFile.MakeFolder(there.KeysFolder);
            LendKek(there);
            await RestoreBackup.RunAsync(backup, there, words: null, stop);
            var report = await LookAsync(there, BackupManifest.Read(backup).Made, stop);
            await log.RecordAsync(new AuditLine(AuditActor.System, "backup.drill") { Outcome = report.Good ? AuditLine.Ok : AuditLine.FailedOutcome, Details = report }, stop);
            return report;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(work, recursive: true);
        }
    }

    private void LendKek(VaultOptions there)
    {
        if (vault.Fresh().Kek is { Source: "file" } kek)
            SafeFile.Write(Path.Combine(there.KeysFolder, Kek.FileName), kek.Key.Bytes);
    }

    private static async Task<DrillReport> LookAsync(VaultOptions there, DateTimeOffset made, CancellationToken stop)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(there.Clock).AddRevocaStorage(there).BuildServiceProvider();
        await services.GetRequiredService<StartDatabase>().RunAsync(stop);
        var verdict = await services.GetRequiredService<VerifyAudit>().Run([], stop);
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(stop);
        var cases = await db.Set<Case>().AsNoTracking().ToListAsync(stop);
        var damaged = cases.Count(found => SealedRow.Faults(found).Count > 0);
        return new DrillReport(made, cases.Count, cases.Count - damaged, damaged, verdict.Finding, verdict.Size);
    }
}
