using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Which facts are signed: the kind is part of the signature, so a consent never passes for a mandate.</summary>
public enum FactKind { Consent, Mandate, Approval, KeyWrap, AuditHead, Staff, StaffRole, Role, Organisation, Invitation, PackRelease, Assignment, Colleague, GlassBreak, Passkey }

/// <summary>An HMAC over (kind, row, version, facts): whoever edits the database without the keys cannot forge what the consent gate reads.</summary>
public sealed class FactSeal
{
    private readonly DataKey _key;

    internal FactSeal(DataKey key) => _key = key;

    public byte[] Sign(FactKind kind, string rowId, int version, ReadOnlySpan<byte> facts)
    {
        byte[] message = [.. Facts.Of("rv/v1/fact", kind, rowId, version), .. facts];
        return HMACSHA256.HashData(_key.Bytes, message);
    }

    public bool Verify(FactKind kind, string rowId, int version, ReadOnlySpan<byte> facts, ReadOnlySpan<byte> signature) =>
        CryptographicOperations.FixedTimeEquals(Sign(kind, rowId, version, facts), signature);
}

/// <summary>Facts as bytes that mean one thing only: each part carries its length.</summary>
public static class Facts
{
    public static byte[] Of(params ReadOnlySpan<object?> parts)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var text = part is null ? [] : Encoding.UTF8.GetBytes(Text(part));
            BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        return bytes.ToArray();
    }

    private static string Text(object part) => part switch
    {
        string text => text,
        byte[] raw => Convert.ToHexStringLower(raw),
        Guid id => id.ToString("N"),
        bool flag => flag ? "true" : "false",
        DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A fact of type {part.GetType().Name} has no agreed form: give its id, text or number."),
    };
}
