using System.Security.Cryptography;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Backups;

/// <summary>Puts a backup into an empty data folder. Opened by the key-encryption key in the keys folder, or by the recovery words.</summary>
public static class RestoreBackup
{
    /// <param name="backup">The backup's folder.</param>
    /// <param name="options">Where to: the data folder must hold no database.</param>
    /// <param name="words">The recovery words, when the key-encryption key is lost.</param>
    /// <exception cref="StorageRefusedException">There is a database already, or the backup is damaged.</exception>
    /// <exception cref="VaultLockedException">Neither key nor words open the backup.</exception>
    public static async Task RunAsync(string backup, VaultOptions options, RecoveryWords? words, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var database = Path.Combine(options.DataFolder, StorageFiles.Database);
        if (File.Exists(database))
            throw new StorageRefusedException($"{options.DataFolder} holds data already. Restore into an empty folder.");
        var manifest = BackupManifest.Read(backup);
        var file = KeyFile.Read(backup) ?? throw new StorageRefusedException($"{backup} has no {KeyFile.Name}.");
        var key = KeyOf(manifest, file, options, words);
        SafeFile.MakeFolder(options.DataFolder);
        SafeFile.MakeFolder(options.KeysFolder);
        var (part, wraps) = (database + ".part", database + ".wraps");
        try
        {
            File.Delete(part);
            await SealedFile.ReadAsync(key, Path.Combine(backup, BackupManifest.Database), part, stop);
            await AddWrapsAsync(key, backup, part, wraps, stop);
            await LetterTexts.ReturnAsync(key, backup, options.DataFolder, stop);
        }
        catch (CryptographicException damage)
        {
            throw new StorageRefusedException($"The backup in {backup} is damaged: {damage.Message}", damage);
        }
        finally
        {
            File.Delete(wraps);
        }

        file.Write(options.KeysFolder);
        ErasedCases.Add(options.KeysFolder, ErasedCases.Read(backup), options.Clock.GetUtcNow());
        if (words is not null)
            KeyRotation.Recover(options, words);
        File.Move(part, database);
    }

    private static byte[] KeyOf(BackupManifest manifest, KeyFile file, VaultOptions options, RecoveryWords? words)
    {
        try
        {
            if (words is not null)
            {
                using var recovery = words.Key();
                return manifest.Open(recovery);
            }

            var kek = Kek.Reach(options, file.InstallSalt).FirstOrDefault(kek => kek.Key.Id == file.Kek.Id);
            return kek is null ? throw new VaultLockedException(
                $"The key-encryption key of this backup is not in {options.KeysFolder}. Put it there, or give the 24 recovery words (--words).") : manifest.Open(kek);
        }
        catch (CryptographicException wrong)
        {
            throw new VaultLockedException("The words or the key do not open this backup.", wrong);
        }
    }

    // A backup whose wraps have been deleted in time still restores: its cases stay closed for good.
    private static async Task AddWrapsAsync(byte[] key, string backup, string part, string wraps, CancellationToken stop)
    {
        var source = Path.Combine(backup, BackupManifest.Wraps);
        if (!File.Exists(source))
            return;
        File.Delete(wraps);
        await SealedFile.ReadAsync(key, source, wraps, stop);
        await SqliteFile.RunAsync(part, stop, ("ATTACH $file AS apart", wraps),
            ($"INSERT INTO main.{KeyWrap.Table} SELECT * FROM apart.{KeyWrap.Table}", null), ("DETACH apart", null));
    }
}
