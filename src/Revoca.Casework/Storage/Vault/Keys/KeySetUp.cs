using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>The very first start: makes the key-encryption key and every key under it.</summary>
internal static class KeySetUp
{
    public static KeyVault Create(VaultOptions options, Func<VaultOptions, KeyVault> open)
    {
        RefuseWhenKeysWereLost(options);
        SafeFile.MakeFolder(options.KeysFolder);
        using var mutex = Lock(options.KeysFolder);
        if (KeyFile.Read(options.KeysFolder) is null)
            Make(options).Write(options.KeysFolder);
        return open(options);
    }

    private static KeyFile Make(VaultOptions options)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var kek = Kek.Reach(options, salt).FirstOrDefault() ?? MakeFile(options);
        var keys = KeyUse.Symmetric.Select(use => Fresh(kek, null, use, 1)).Append(Fresh(kek, null, KeyUse.Team, 1));
        return new KeyFile(1, new KekNote(kek.Key.Id, kek.Source), salt, [.. keys]);
    }

    /// <summary>A new key of that use.</summary>
    public static WrappedKey Fresh(Kek kek, byte[]? recoveryKey, string use, int version)
    {
        if (use != KeyUse.Team)
        {
            var key = DataKey.New();
            return WrappedKey.Make(kek, recoveryKey, (key.Id, use, version, null, key.Bytes));
        }

        var team = TeamKey.New();
        return WrappedKey.Make(kek, recoveryKey, (team.Id, use, version, team.PublicKey, P256.PrivateBytes(team.PrivateKey)));
    }

    private static Kek MakeFile(VaultOptions options)
    {
        var bytes = RandomNumberGenerator.GetBytes(DataKey.Length);
        SafeFile.Write(Path.Combine(options.KeysFolder, Kek.FileName), bytes, overwrite: false);
        return Kek.From(bytes, "file");
    }

    private static void RefuseWhenKeysWereLost(VaultOptions options)
    {
        if (File.Exists(Path.Combine(options.DataFolder, StorageFiles.Database)))
            throw new VaultLockedException($"{options.DataFolder} holds data, but its keys ({Path.Combine(options.KeysFolder, KeyFile.Name)}) are missing. "
                + "New keys would make the data unreadable for good, so none are made. Put the keys folder back from where you keep it.");
        if (!options.MayCreate)
            throw new VaultLockedException($"There are no keys in {options.KeysFolder}: is {options.DataFolder} the right data folder?");
    }

    /// <summary>Two first starts at once must not make two sets of keys.</summary>
    public static FileStream Lock(string folder)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (patience.Elapsed < TimeSpan.FromSeconds(15))
            {
                Task.Delay(20).GetAwaiter().GetResult();
            }
        }
    }
}
