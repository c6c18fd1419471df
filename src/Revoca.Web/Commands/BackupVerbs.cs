using System.CommandLine;
using System.Text.Json;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Web.Commands;

/// <summary>backup DIR, restore DIR, drill DIR: one round, so one file.</summary>
public static class BackupVerbs
{
    private static Argument<string> Folder => new("DIR") { Description = "The folder of the backup" };

    public static Command Backup()
    {
        var (data, folder) = (DataOption.Make(), Folder);
        var dated = new Option<bool>("--dated") { Description = "Make a folder named by the time in DIR, and delete the key wraps of older backups there that have lived 14 days" };
        var verb = new Command("backup", "Copy the running installation, sealed, into an empty folder") { folder, data, dated };
        verb.SetAction((parsed, stop) => DataOption.RunAsync(parsed.GetValue(data), async services =>
        {
            var (root, now) = (Path.GetFullPath(parsed.GetValue(folder) ?? ""), services.GetRequiredService<TimeProvider>().GetUtcNow());
            var target = parsed.GetValue(dated) ? Path.Combine(root, BackupFolder.NameFor(now)) : root;
            await services.GetRequiredService<MakeBackup>().Run(target, stop);
            if (!services.GetRequiredService<KeyVault>().HasRecoveryWords)
                await Console.Error.WriteLineAsync("There are no recovery words yet: this backup opens with the key-encryption key alone. See: keys words.");
            Print(new { backup = target, purged = parsed.GetValue(dated) ? BackupFolder.Purge(root, now) : 0 });
            return 0;
        }, stop));
        return verb;
    }

    public static Command Drill()
    {
        var (data, folder) = (DataOption.Make(), Folder);
        var verb = new Command("drill", "Restore a backup elsewhere, open every case, verify the log, remove it again") { folder, data };
        verb.SetAction((parsed, stop) => DataOption.RunAsync(parsed.GetValue(data), async services =>
        {
            var report = await services.GetRequiredService<DrillBackup>().Run(Path.GetFullPath(parsed.GetValue(folder) ?? ""), stop);
            Print(new
            {
                good = report.Good,
                made = report.Made,
                cases = report.Cases,
                readable = report.Readable,
                damaged = report.Damaged,
                audit = (int)report.Audit,
                auditRecords = report.AuditRecords,
            });
            return report.Good ? 0 : 1;
        }, stop));
        return verb;
    }

    public static Command Restore()
    {
        var (data, folder) = (DataOption.Make(), Folder);
        var words = new Option<bool>("--words") { Description = "Read the 24 recovery words from standard input: the key-encryption key is lost" };
        var verb = new Command("restore", "Put a backup into an empty data folder; erased cases stay erased") { folder, data, words };
        verb.SetAction(async (parsed, stop) =>
        {
            try
            {
                var typed = parsed.GetValue(words) ? RecoveryWords.Read(await Console.In.ReadToEndAsync(stop))
                    ?? throw new VaultLockedException("These are not 24 recovery words that belong together.") : null;
                await RestoreBackup.RunAsync(Path.GetFullPath(parsed.GetValue(folder) ?? ""), DataOption.Vault(parsed.GetValue(data)), typed, stop);
            }
            catch (Exception refusal) when (refusal is VaultLockedException or StorageRefusedException or IOException)
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return 1;
            }

            // Opening it once brings the schema to this version and erases again what was erased since.
            return await DataOption.RunAsync(parsed.GetValue(data), async services =>
            {
                await services.GetRequiredService<AuditLog>().RecordAsync(new AuditLine(AuditActor.System, "backup.restore"), stop);
                Print(new { restored = Path.GetFullPath(parsed.GetValue(data) ?? "") });
                return 0;
            }, stop);
        });
        return verb;
    }

    private static void Print(object result) => Console.WriteLine(JsonSerializer.Serialize(result));
}
