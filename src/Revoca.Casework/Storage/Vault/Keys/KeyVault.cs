using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>
/// Every key of the installation, opened once per process. Blind at rest: whoever has the disk without the key-encryption key reads nothing;
/// the running server can read.
/// </summary>
public sealed partial class KeyVault
{
    private readonly Dictionary<Guid, DataKey> _keys;
    private readonly Dictionary<Guid, TeamKey> _teams;
    private readonly KeyFile _file;

    private KeyVault(VaultOptions options, KeyFile file, Kek kek)
    {
        Options = options;
        _file = file;
        _keys = file.Keys.Where(key => key.Use != KeyUse.Team).ToDictionary(key => key.Id, key => new DataKey(key.Id, Unwrap(kek.Key, key)));
        _teams = file.Keys.Where(key => key.Use == KeyUse.Team)
            .ToDictionary(key => key.Id, key => new TeamKey(key.Id, P256.FromPrivate(key.Public, Unwrap(kek.Key, key))));
        Facts = new FactSeal(Current(KeyUse.Facts));
        CaseKeys = new CaseKeys(this);
    }

    public VaultOptions Options { get; }

    /// <summary>16 bytes, the salt of every access code of this installation.</summary>
    internal ReadOnlyMemory<byte> InstallSalt => _file.InstallSalt;

    /// <summary>Signs and checks the facts the consent gate reads.</summary>
    public FactSeal Facts { get; }

    /// <summary>The keys of each case.</summary>
    public CaseKeys CaseKeys { get; }

    internal DataKey Ops => Current(KeyUse.Ops);
    internal TeamKey Team => _teams[Newest(KeyUse.Team).Id];

    /// <summary>Opens the keys, making them at the very first start.</summary>
    /// <exception cref="VaultLockedException">Keys are missing, damaged or not for this installation.</exception>
    public static KeyVault Open(VaultOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (KeyFile.Read(options.KeysFolder) is not { } file)
            return KeySetUp.Create(options, Open);
        var kek = Kek.Reach(options, file.InstallSalt).FirstOrDefault(kek => kek.Key.Id == file.Kek.Id)
            ?? throw new VaultLockedException(MissingKek(options, file));
        try
        {
            return new KeyVault(options, file, kek);
        }
        catch (CryptographicException damage)
        {
            throw new VaultLockedException($"The key file in {options.KeysFolder} is damaged. Put it back from a backup.", damage);
        }
    }

    /// <summary>A keyed index of a canonical value: equal values have equal indexes, nothing else can be learnt without the key.</summary>
    /// <param name="field">One of <see cref="BlindField"/>.</param>
    public byte[] BlindIndex(BlindField field, string canonical) =>
        HMACSHA256.HashData(Current(KeyUse.Index(field)).Bytes, System.Text.Encoding.UTF8.GetBytes(canonical))[..8];

    internal DataKey Current(string use) => _keys[Newest(use).Id];
    internal int CurrentVersion(string use) => Newest(use).Version;
    internal IReadOnlyList<(int Version, DataKey Key)> Versions(string use) =>
        [.. _file.Keys.Where(key => key.Use == use).OrderByDescending(key => key.Version).Select(key => (key.Version, _keys[key.Id]))];
    internal DataKey? Find(Guid id) => _keys.GetValueOrDefault(id);
    internal TeamKey? FindTeam(Guid id) => _teams.GetValueOrDefault(id);

    private WrappedKey Newest(string use) => _file.Keys.Where(key => key.Use == use).MaxBy(key => key.Version)
        ?? throw new VaultLockedException($"The key file has no key for \"{use}\". Put it back from a backup.");

    private static byte[] Unwrap(DataKey kek, WrappedKey key) => Blob.Open(kek, key.Blob, WrappedKey.Address(key.Id, key.Use, key.Version));

    private static string MissingKek(VaultOptions options, KeyFile file) => file.Kek.Source switch
    {
        "passphrase" => "The keys are locked with a passphrase, and none or a wrong one was given.",
        "credential" => $"The systemd credential \"{Kek.CredentialName}\" is missing or is not the one these keys were locked with.",
        _ => $"The key-encryption key {Path.Combine(options.KeysFolder, Kek.FileName)} is missing or is not the one these keys were locked with. "
            + "Put the file back from where you keep it apart from the data. If it is lost, only the 24 recovery words can open the cases again.",
    };
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
