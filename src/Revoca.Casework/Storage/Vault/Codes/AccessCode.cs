using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>What the person keeps to see her case: 66 random bits, shown as six words or as 20 digits and a check digit. Never stored.</summary>
public readonly struct AccessCode : IEquatable<AccessCode>
{
    private const int Bits = 66;
    private const int WordBits = 11;
    private const int WordCount = 6;
    private const int Digits = 20;
    private readonly UInt128 _value;

    private AccessCode(UInt128 value) => _value = value;

    public static AccessCode New()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        return new AccessCode(BinaryPrimitives.ReadUInt128BigEndian(random) >> (128 - Bits));
    }

    /// <summary>Six words in English ("en") or Italian ("it"), with a blank between them.</summary>
    public string InWords(string language)
    {
        var (words, value) = (CodeWords.In(language), _value);
        return string.Join(' ', Enumerable.Range(1, WordCount)
            .Select(place => words[(int)((value >> (Bits - place * WordBits)) & (CodeWords.Count - 1))]));
    }

    /// <summary>Twenty digits and the check digit, in groups of four.</summary>
    public string InDigits()
    {
        var digits = _value.ToString("D" + Digits, CultureInfo.InvariantCulture);
        return string.Join(' ', (digits + CheckDigit(digits)).Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Reads what was typed: words in any case and with any separators, or digits with or without blanks.</summary>
    public static AccessCode? Read(string? typed)
    {
        // Far longer than any way to write a code; what is longer is not worth normalising.
        if (typed is null || typed.Length > 400)
            return null;
        var parts = CodeWords.Split(typed);
        return parts.Count > 0 && parts.All(part => part.All(char.IsAsciiDigit)) ? ReadDigits(string.Concat(parts)) : ReadWords(parts);
    }

    /// <summary>The form that is derived from: 9 bytes, big-endian.</summary>
    internal byte[] ToBytes()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        return bytes[7..];
    }

    public bool Equals(AccessCode other) => _value == other._value;
    public override bool Equals(object? obj) => obj is AccessCode other && Equals(other);
    public override int GetHashCode() => _value.GetHashCode();
    public static bool operator ==(AccessCode left, AccessCode right) => left.Equals(right);
    public static bool operator !=(AccessCode left, AccessCode right) => !left.Equals(right);

    /// <summary>A code is never written anywhere by accident.</summary>
    public override string ToString() => "(access code)";

    private static AccessCode? ReadWords(IReadOnlyList<string> words)
    {
        if (words.Count != WordCount)
            return null;
        UInt128 value = 0;
        foreach (var word in words)
        {
            if (CodeWords.IndexOf(word) is not { } index)
                return null;
            value = (value << WordBits) | (uint)index;
        }

        return new AccessCode(value);
    }

    private static AccessCode? ReadDigits(string digits) =>
        digits.Length == Digits + 1 && CheckDigit(digits[..Digits]) == digits[Digits]
        && UInt128.Parse(digits[..Digits], CultureInfo.InvariantCulture) is var value && value >> Bits == 0
            ? new AccessCode(value)
            : null;

    // ISO 7064, MOD 11,10: finds every wrong digit and nearly every swap of two neighbours.
    private static char CheckDigit(string digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + (11 - product) % 10);
    }
}
