using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public sealed class KeyVaultTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private VaultOptions Options => new() { DataFolder = _folder.Data, CredentialsFolder = null };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_start_makes_keys_that_only_the_owner_can_read_outside_the_data_folder()
    {
        KeyVault.Open(Options);
        Assert.Equal(["kek", "keys.json", "lock"], Directory.GetFiles(_folder.Keys).Select(Path.GetFileName).Order());
        Assert.Equal(32, new FileInfo(Path.Combine(_folder.Keys, "kek")).Length);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var name in new[] { "kek", "keys.json" })
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Keys, name)));
        }
    }

    [Fact]
    public void The_same_keys_are_found_again()
    {
        var first = KeyVault.Open(Options);
        var second = KeyVault.Open(Options);
        Assert.Equal(first.Ops.Bytes, second.Ops.Bytes);
        Assert.Equal(first.BlindIndex(BlindField.Email, "a@b.example"), second.BlindIndex(BlindField.Email, "a@b.example"));
        Assert.Equal(8, first.BlindIndex(BlindField.Email, "a@b.example").Length);
        Assert.NotEqual(first.BlindIndex(BlindField.Email, "a@b.example"), first.BlindIndex(BlindField.Domain, "a@b.example"));
    }

    [Fact]
    public void Two_first_starts_at_once_agree_on_one_set_of_keys()
    {
        var vaults = new KeyVault[8];
        Parallel.For(0, vaults.Length, i => vaults[i] = KeyVault.Open(Options));
        Assert.All(vaults, vault => Assert.Equal(vaults[0].Ops.Bytes, vault.Ops.Bytes));
    }

    [Fact]
    public void A_missing_key_encryption_key_is_refused_with_the_way_out()
    {
        KeyVault.Open(Options);
        File.Delete(Path.Combine(_folder.Keys, "kek"));
        var refusal = Assert.Throws<VaultLockedException>(() => KeyVault.Open(Options));
        Assert.Contains("recovery words", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_key_encryption_key_is_refused()
    {
        KeyVault.Open(Options);
        File.WriteAllBytes(Path.Combine(_folder.Keys, "kek"), new byte[32]);
        Assert.Throws<VaultLockedException>(() => KeyVault.Open(Options));
    }

    [Fact]
    public void Data_without_keys_never_gets_new_keys()
    {
        Directory.CreateDirectory(_folder.Data);
        File.WriteAllBytes(Path.Combine(_folder.Data, StorageFiles.Database), [1]);
        Assert.Throws<VaultLockedException>(() => KeyVault.Open(Options));
        Assert.False(Directory.Exists(_folder.Keys));
    }

    [Fact]
    public void A_verb_that_must_find_keys_makes_none()
    {
        Assert.Throws<VaultLockedException>(() => KeyVault.Open(Options with { MayCreate = false }));
        Assert.False(Directory.Exists(_folder.Keys));
    }

    [Fact]
    public void A_damaged_key_file_is_refused()
    {
        KeyVault.Open(Options);
        var path = Path.Combine(_folder.Keys, "keys.json");
        File.WriteAllText(path, "{");
        Assert.Throws<VaultLockedException>(() => KeyVault.Open(Options));
    }

    [Fact]
    public void A_passphrase_takes_the_place_of_the_file()
    {
        var options = Options with { Passphrase = "seven calm herons crossing" };
        var vault = KeyVault.Open(options);
        Assert.False(File.Exists(Path.Combine(_folder.Keys, "kek")));
        Assert.Equal(vault.Ops.Bytes, KeyVault.Open(options).Ops.Bytes);
        Assert.Throws<VaultLockedException>(() => KeyVault.Open(options with { Passphrase = "wrong" }));
        Assert.Throws<VaultLockedException>(() => KeyVault.Open(Options));
    }

    [Fact]
    public void A_systemd_credential_takes_the_place_of_the_file()
    {
        Directory.CreateDirectory(_folder["credentials"]);
        File.WriteAllBytes(Path.Combine(_folder["credentials"], "revoca-kek"), Enumerable.Repeat((byte)7, 32).ToArray());
        var options = Options with { CredentialsFolder = _folder["credentials"] };
        var vault = KeyVault.Open(options);
        Assert.False(File.Exists(Path.Combine(_folder.Keys, "kek")));
        Assert.Equal(vault.Ops.Bytes, KeyVault.Open(options).Ops.Bytes);
    }
}
