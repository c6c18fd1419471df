using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>
/// Every key of the installation, opened once per process. Blind at rest: whoever has the disk without the key-encryption key reads nothing;
/// the running server can read.
/// </summary>
public sealed class KeyVault
{
    private volatile KeyRing _ring;

    private KeyVault(VaultOptions options, KeyRing ring)
    {
        Options = options;
        _ring = ring;
        Facts = new FactSeal(Current(KeyUse.Facts));
        CaseKeys = new CaseKeys(this);
    }

    public VaultOptions Options { get; }

    /// <summary>16 bytes, the salt of every access code of this installation.</summary>
    internal ReadOnlyMemory<byte> InstallSalt => _ring.File.InstallSalt;

    /// <summary>True once recovery words exist: without them a lost key-encryption key loses everything.</summary>
    public bool HasRecoveryWords => Fresh().File.RecoveryKey is not null;

    /// <summary>True for the words of this installation: what would open it if the key-encryption key were lost.</summary>
    public bool IsOpenedBy(RecoveryWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        using var key = words.Key();
        return Fresh().File.RecoveryKey is { } known && CryptographicOperations.FixedTimeEquals(known, P256.PublicBytes(key));
    }

    /// <summary>Signs and checks the facts the consent gate reads.</summary>
    public FactSeal Facts { get; }

    /// <summary>The keys of each case.</summary>
    public CaseKeys CaseKeys { get; }

    internal DataKey Ops => Current(KeyUse.Ops);
    internal TeamKey Team => _ring.Teams[_ring.Newest(KeyUse.Team).Id];

    /// <summary>Opens the keys, making them at the very first start.</summary>
    /// <exception cref="VaultLockedException">Keys are missing, damaged or not for this installation.</exception>
    public static KeyVault Open(VaultOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return KeyFile.Read(options.KeysFolder) is { } file
            ? new KeyVault(options, KeyRing.Open(options, file))
            : KeySetUp.Create(options, Open);
    }

    /// <summary>A keyed index of a canonical value: equal values have equal indexes, nothing else can be learnt without the key.</summary>
    /// <param name="field">One of <see cref="BlindField"/>.</param>
    public byte[] BlindIndex(BlindField field, string canonical) =>
        HMACSHA256.HashData(Current(KeyUse.Index(field)).Bytes, System.Text.Encoding.UTF8.GetBytes(canonical))[..8];

    internal DataKey Current(string use) => _ring.Keys[_ring.Newest(use).Id];

    /// <summary>The live versions of a key, the newest first.</summary>
    internal IReadOnlyList<(int Version, DataKey Key)> Versions(string use)
    {
        var now = Options.Clock.GetUtcNow();
        return [.. _ring.File.Keys.Where(key => key.Use == use && !(key.Until < now))
            .OrderByDescending(key => key.Version).Select(key => (key.Version, _ring.Keys[key.Id]))];
    }

    internal DataKey? Find(Guid id) => _ring.Keys.GetValueOrDefault(id) ?? Fresh().Keys.GetValueOrDefault(id);
    internal TeamKey? FindTeam(Guid id) => _ring.Teams.GetValueOrDefault(id) ?? Fresh().Teams.GetValueOrDefault(id);

    /// <summary>Reads the key file again: another process may have rotated a key since.</summary>
    internal KeyRing Fresh()
    {
        if (KeyFile.Read(Options.KeysFolder) is { } file && (!file.Keys.Select(key => key.Id).SequenceEqual(_ring.File.Keys.Select(key => key.Id)) || !file.RecoveryKey.AsSpan().SequenceEqual(_ring.File.RecoveryKey)))
            _ring = KeyRing.Open(Options, file);
        return _ring;
    }
}

/// <summary>What a blind index may be made of.</summary>
public enum BlindField { Email, Phone, Domain, Url }

internal static class KeyUse
{
    public const string Pepper = "pepper";
    public const string Ops = "ops";
    public const string Audit = "audit";
    public const string Facts = "facts";
    public const string Protect = "protect";
    public const string Ticket = "ticket";
    public const string Reply = "reply";
    public const string Team = "team";

    public static readonly string[] Symmetric =
        [Pepper, Ops, Audit, Facts, Protect, Ticket, Reply, .. Enum.GetValues<BlindField>().Select(Index)];

    public static string Index(BlindField field) => field switch
    {
        BlindField.Email => "index.email",
        BlindField.Phone => "index.phone",
        BlindField.Domain => "index.domain",
        BlindField.Url => "index.url",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no blind index of this field."),
    };
}
