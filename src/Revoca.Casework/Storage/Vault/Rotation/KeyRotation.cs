using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Changes keys, and says so in the log before it does: a record too many is no harm, one too few is. Killed at any point, the installation opens with what lies in the keys folder.</summary>
public sealed class KeyRotation(VaultOptions options, KeyVault vault, IDbContextFactory<CaseworkDb> dbs, AuditLog log)
{
    private const int Batch = 100;
    private static readonly TimeSpan OldPepperLives = TimeSpan.FromDays(90);

    /// <summary>Makes recovery words, or new ones: the old ones open nothing any more. Show them once; keep them only on paper.</summary>
    public RecoveryWords MakeRecoveryWords()
    {
        var words = RecoveryWords.New();
        Keep(words, onlyFirst: false);
        return words;
    }

    /// <summary>Takes words that were made elsewhere and typed back.</summary>
    /// <returns>False when there are words already: nothing was changed.</returns>
    internal bool KeepFirstWords(RecoveryWords words) => Keep(words, onlyFirst: true);

    private bool Keep(RecoveryWords words, bool onlyFirst)
    {
        if (onlyFirst && vault.HasRecoveryWords)
            return false;
        Tell("keys.words");
        using var alone = KeySetUp.Lock(options.KeysFolder);
        using var key = words.Key();
        var ring = Ring();
        if (onlyFirst && ring.File.RecoveryKey is not null)
            return false;
        ring.Rewrapped(ring.Kek, P256.PublicBytes(key)).Write(options.KeysFolder);
        return true;
    }

    /// <summary>Locks every key with a new key-encryption key: a new file, or the given passphrase.</summary>
    public void RotateKek(string? passphrase = null)
    {
        Tell("keys.rotate", "kek");
        using var alone = KeySetUp.Lock(options.KeysFolder);
        var ring = Ring();
        KekFiles.Tidy(options.KeysFolder, ring.File);
        var next = passphrase is null ? KekFiles.WriteNext(options.KeysFolder) : Kek.FromPassphrase(passphrase, ring.File.InstallSalt);
        var file = ring.Rewrapped(next, ring.File.RecoveryKey);
        file.Write(options.KeysFolder);
        KekFiles.Tidy(options.KeysFolder, file);
    }

    /// <summary>A new pepper for access codes. Each code moves to it at its next use; after 90 days the old pepper is dead.</summary>
    public void RotatePepper()
    {
        Tell("keys.rotate", KeyUse.Pepper);
        Add(KeyUse.Pepper, options.Clock.GetUtcNow() + OldPepperLives);
    }

    /// <summary>A new team key; the key of every case is wrapped for it. The old key stays until nothing is sealed to it.</summary>
    /// <returns>How many cases were wrapped anew.</returns>
    public async Task<int> RotateTeamAsync(CancellationToken stop = default)
    {
        Tell("keys.rotate", KeyUse.Team);
        Add(KeyUse.Team, null);
        vault.Fresh();
        return await FinishTeamAsync(stop);
    }

    /// <summary>Wraps what a rotation that was cut short has left.</summary>
    public async Task<int> FinishTeamAsync(CancellationToken stop = default)
    {
        var (count, after) = (0, Guid.Empty);
        while (true)
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var wraps = await db.Set<KeyWrap>().Where(wrap => wrap.Recipient == WrapRecipient.Team && wrap.Id > after)
                .OrderBy(wrap => wrap.Id).Take(Batch).ToListAsync(stop);
            if (wraps.Count == 0)
                return count;
            count += wraps.Count(wrap => wrap.RewrapForTeam(vault));
            await db.SaveChangesAsync(stop);
            after = wraps[^1].Id;
        }
    }

    /// <summary>Opens the keys with the recovery words and locks them with a new key-encryption key.</summary>
    /// <exception cref="VaultLockedException">These are not the words of this installation.</exception>
    public static KeyVault Recover(VaultOptions options, RecoveryWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        using (KeySetUp.Lock(options.KeysFolder))
        {
            var file = KeyFile.Read(options.KeysFolder) ?? throw new VaultLockedException($"There is no key file in {options.KeysFolder}. Restore a backup first.");
            using var key = words.Key();
            if (file.RecoveryKey is null || !CryptographicOperations.FixedTimeEquals(file.RecoveryKey, P256.PublicBytes(key)))
                throw new VaultLockedException("These are not the recovery words of this installation. Check each word, or look for newer words.");
            KekFiles.Tidy(options.KeysFolder, file);
            var next = KekFiles.WriteNext(options.KeysFolder);
            var opened = KeyRing.Recover(file, next, key, options.KeysFolder).Rewrapped(next, file.RecoveryKey);
            opened.Write(options.KeysFolder);
            KekFiles.Tidy(options.KeysFolder, opened);
        }

        return KeyVault.Open(options);
    }

    private void Tell(string act, string? key = null) => log.Record(new AuditLine(AuditActor.System, act) { Details = key is null ? null : new { Key = key } });

    private void Add(string use, DateTimeOffset? oldLivesUntil)
    {
        using var alone = KeySetUp.Lock(options.KeysFolder);
        var ring = Ring();
        var newest = ring.Newest(use);
        var keys = ring.File.Keys.Select(key => key.Use == use && key.Until is null ? key with { Until = oldLivesUntil } : key)
            .Append(KeySetUp.Fresh(ring.Kek, ring.File.RecoveryKey, use, newest.Version + 1));
        (ring.File with { Keys = [.. keys] }).Write(options.KeysFolder);
    }

    // Read under the lock: what this process opened at its start may have been rotated since.
    private KeyRing Ring() => KeyRing.Open(options, KeyFile.Read(options.KeysFolder) ?? throw new VaultLockedException("The key file is gone."));
}

/// <summary>The file of the key-encryption key while it changes: whichever of the two the key file names is the right one.</summary>
internal static class KekFiles
{
    public static Kek WriteNext(string folder)
    {
        var bytes = RandomNumberGenerator.GetBytes(DataKey.Length);
        SafeFile.Write(Path.Combine(folder, Kek.NextFileName), bytes);
        return Kek.From(bytes, "file");
    }

    /// <summary>Ends a change, done or cut short: afterwards there is one file, and it is the right one.</summary>
    public static void Tidy(string folder, KeyFile file)
    {
        var (current, next) = (Path.Combine(folder, Kek.FileName), Path.Combine(folder, Kek.NextFileName));
        if (File.Exists(next) && Is(next, file))
            File.Move(next, current, overwrite: true);
        if (File.Exists(current) && Is(current, file))
            File.Delete(next);
        else if (file.Kek.Source != "file")
            File.Delete(current);
    }

    private static bool Is(string path, KeyFile file) => Kek.From(File.ReadAllBytes(path), "file").Key.Id == file.Kek.Id;
}
