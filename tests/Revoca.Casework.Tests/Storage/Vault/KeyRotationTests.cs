using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public sealed class KeyRotationTests : IDisposable
{
    private const int Cases = 12;
    private readonly StoreFixture _store = new();
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private KeyRotation Rotation => _store.Get<KeyRotation>();

    public void Dispose() => _store.Dispose();

    private async Task<List<(Guid Id, byte[] Key, AccessCode Code)>> FillAsync(bool codes = false)
    {
        var filled = new List<(Guid, byte[], AccessCode)>();
        await using var db = _store.Open();
        for (var i = 0; i < Cases; i++)
        {
            var (id, code) = (Guid.NewGuid(), AccessCode.New());
            _store.Vault.CaseKeys.Create(db, id);
            if (codes && i < 2)
                await _store.Get<CodeLocks>().LockAsync(db, id, code, Stop);
            filled.Add((id, _store.Vault.CaseKeys.Of(db, id).Case.Bytes, code));
        }

        await db.SaveChangesAsync(Stop);
        return filled;
    }

    private async Task AllOpenAsync(List<(Guid Id, byte[] Key, AccessCode Code)> cases, KeyVault vault)
    {
        await using var db = _store.Open();
        foreach (var (id, key, _) in cases)
            Assert.Equal(key, vault.CaseKeys.Of(db, id).Case.Bytes);
    }

    private KeyVault Another() => KeyVault.Open(_store.Vault.Options);

    [Fact]
    public async Task A_new_key_encryption_key_opens_everything_and_the_old_one_nothing()
    {
        var cases = await FillAsync();
        var file = Path.Combine(_store.Folder.Keys, "kek");
        var old = await File.ReadAllBytesAsync(file, Stop);
        Rotation.RotateKek();
        await AllOpenAsync(cases, Another());
        Assert.False(File.Exists(file + ".next"));
        await File.WriteAllBytesAsync(file, old, Stop);
        Assert.Throws<VaultLockedException>(Another);
    }

    [Fact]
    public async Task A_passphrase_can_take_the_place_of_the_file_and_the_file_is_gone()
    {
        var cases = await FillAsync();
        Rotation.RotateKek("five grey geese over water");
        Assert.False(File.Exists(Path.Combine(_store.Folder.Keys, "kek")));
        Assert.Throws<VaultLockedException>(Another);
        await AllOpenAsync(cases, KeyVault.Open(_store.Vault.Options with { Passphrase = "five grey geese over water" }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rotation_cut_short_leaves_everything_readable(bool afterTheKeyFile)
    {
        var cases = await FillAsync();
        var (keys, kek) = (Path.Combine(_store.Folder.Keys, "keys.json"), Path.Combine(_store.Folder.Keys, "kek"));
        var (oldKeys, oldKek) = (await File.ReadAllBytesAsync(keys, Stop), await File.ReadAllBytesAsync(kek, Stop));
        Rotation.RotateKek();
        File.Move(kek, kek + ".next");
        await File.WriteAllBytesAsync(kek, oldKek, Stop);
        if (!afterTheKeyFile)
            await File.WriteAllBytesAsync(keys, oldKeys, Stop);
        await AllOpenAsync(cases, Another());
        Rotation.RotateKek();
        await AllOpenAsync(cases, Another());
    }

    [Fact]
    public async Task A_new_team_key_wraps_every_case_anew_and_a_running_process_notices()
    {
        var cases = await FillAsync();
        var running = Another();
        Assert.Equal(Cases, await Rotation.RotateTeamAsync(Stop));
        Assert.Equal(0, await Rotation.FinishTeamAsync(Stop));
        await AllOpenAsync(cases, running);
        await AllOpenAsync(cases, Another());
    }

    [Fact]
    public async Task A_code_moves_to_the_new_pepper_at_its_next_use_and_one_that_was_never_used_dies_after_90_days()
    {
        var cases = await FillAsync(codes: true);
        Rotation.RotatePepper();
        using var locks = new CodeLocks(Another());
        await using (var db = _store.Open())
            Assert.Equal(new CodeAnswer.Opens(cases[0].Id), await locks.TryAsync(db, cases[0].Code.InWords("en"), Stop));
        _store.Clock.Advance(TimeSpan.FromDays(91));
        using var later = new CodeLocks(KeyVault.Open(_store.Vault.Options with { Clock = _store.Clock }));
        await using var again = _store.Open();
        Assert.Equal(new CodeAnswer.Opens(cases[0].Id), await later.TryAsync(again, cases[0].Code.InWords("it"), Stop));
        Assert.Equal(new CodeAnswer.Unknown(), await later.TryAsync(again, cases[1].Code.InWords("en"), Stop));
    }

    [Fact]
    public async Task The_recovery_words_open_every_case_when_the_key_encryption_key_is_lost()
    {
        var cases = await FillAsync();
        Assert.False(_store.Vault.HasRecoveryWords);
        var words = Rotation.MakeRecoveryWords().In("it");
        await Rotation.RotateTeamAsync(Stop);
        Rotation.RotatePepper();
        Rotation.RotateKek();
        File.Delete(Path.Combine(_store.Folder.Keys, "kek"));
        Assert.Throws<VaultLockedException>(Another);
        Assert.Throws<VaultLockedException>(() => KeyRotation.Recover(_store.Vault.Options, RecoveryWords.New()));
        var typed = RecoveryWords.Read(words.ToUpperInvariant().Replace(' ', '\n'));
        Assert.NotNull(typed);
        await AllOpenAsync(cases, KeyRotation.Recover(_store.Vault.Options, typed));
        await AllOpenAsync(cases, Another());
    }

    [Fact]
    public void New_recovery_words_make_the_old_ones_worthless()
    {
        var old = Rotation.MakeRecoveryWords();
        Rotation.MakeRecoveryWords();
        Assert.Throws<VaultLockedException>(() => KeyRotation.Recover(_store.Vault.Options, old));
    }

    [Fact]
    public void Wrong_and_swapped_recovery_words_are_noticed()
    {
        var noticed = 0;
        for (var i = 0; i < 200; i++)
        {
            var words = RecoveryWords.New().In("en").Split(' ');
            Assert.Equal(24, words.Length);
            Assert.Equal(string.Join(' ', words), RecoveryWords.Read(string.Join(", ", words))?.In("en"));
            words[RandomNumberGenerator.GetInt32(24)] = CodeWords.In("en")[RandomNumberGenerator.GetInt32(2048)];
            noticed += RecoveryWords.Read(string.Join(' ', words)) is null ? 1 : 0;
        }

        Assert.InRange(noticed, 190, 200); // eight bits of checksum: 1 in 256 slips through, and then opens nothing
        Assert.Null(RecoveryWords.Read("zebra"));
    }
}
