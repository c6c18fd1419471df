using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Audit;

/// <summary>How the log stood: origin, size, root. In a file: the form of C2SP signed notes with an Ed25519 signature.</summary>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>What a letter's footer shows: the size and the first 16 hex digits of the root.</summary>
    public string Short => string.Create(CultureInfo.InvariantCulture, $"{Size} {Convert.ToHexStringLower(Root)[..16]}");

    internal string Body => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");
}

/// <summary>Signs checkpoints with the audit key and reads them back.</summary>
internal sealed class SignedNote
{
    private readonly Key _key;
    private readonly byte[] _public;

    public SignedNote(KeyVault vault)
    {
        var audit = vault.Current(KeyUse.Audit);
        Origin = $"revoca.example/{Convert.ToHexStringLower(SHA256.HashData([.. "rv/v1/audit-origin"u8, .. vault.InstallSalt.Span]))[..16]}";
        _key = Key.Import(SignatureAlgorithm.Ed25519, audit.Bytes, KeyBlobFormat.RawPrivateKey);
        _public = _key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
    }

    public string Origin { get; }

    /// <summary>The verifying key as C2SP writes it: name, key id, algorithm and public key.</summary>
    public string VerifierKey => $"{Origin}+{Convert.ToHexStringLower(KeyId(Origin, _public))}+{Convert.ToBase64String([1, .. _public])}";

    public string Sign(Checkpoint checkpoint)
    {
        var signature = SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(checkpoint.Body));
        return $"{checkpoint.Body}\n\u2014 {Origin} {Convert.ToBase64String([.. KeyId(Origin, _public), .. signature])}\n";
    }

    /// <summary>Signs the digest of a hash list with the same key; the word before it keeps the two kinds of signature apart.</summary>
    public byte[] SignList(byte[] sha256) => SignatureAlgorithm.Ed25519.Sign(_key, [.. "revoca-hash-list/v1\n"u8, .. sha256]);

    /// <returns>Null when the text is not a note signed by this installation.</returns>
    public Checkpoint? Read(string note)
    {
        var lines = note.Split('\n');
        if (lines.Length < 5 || lines[0] != Origin || lines[3].Length != 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            return null;
        var root = new byte[MerkleTree.HashLength];
        if (!Convert.TryFromBase64String(lines[2], root, out var length) || length != root.Length)
            return null;
        var checkpoint = new Checkpoint(Origin, size, root);
        return IsSigned(checkpoint, lines[4]) ? checkpoint : null;
    }

    private bool IsSigned(Checkpoint checkpoint, string line)
    {
        var prefix = $"\u2014 {Origin} ";
        var bytes = new byte[4 + 64];
        return line.StartsWith(prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(line[prefix.Length..], bytes, out var length) && length == bytes.Length
            && bytes.AsSpan(0, 4).SequenceEqual(KeyId(Origin, _public))
            && SignatureAlgorithm.Ed25519.Verify(_key.PublicKey, Encoding.UTF8.GetBytes(checkpoint.Body), bytes.AsSpan(4));
    }

    private static byte[] KeyId(string name, byte[] key) => SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', 1, .. key])[..4];
}
