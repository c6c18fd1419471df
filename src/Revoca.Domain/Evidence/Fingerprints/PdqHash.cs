using System.Globalization;
using System.Numerics;

namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>A 256-bit PDQ picture hash; bit k lies in word k/64. Written as 64 lower-case hex digits, highest bit first.</summary>
public readonly record struct PdqHash(ulong W0, ulong W1, ulong W2, ulong W3)
{
    public const int HexLength = 64;

    /// <summary>Number of set bits, 0 to 256; an honest picture has about 128 because the threshold is a median.</summary>
    public int PopCount =>
        BitOperations.PopCount(W0) + BitOperations.PopCount(W1) + BitOperations.PopCount(W2) + BitOperations.PopCount(W3);

    /// <summary>True when the bits are too lopsided (fewer than 112 or more than 144 set) to name one picture.</summary>
    public bool IsDegenerate => PopCount is < 112 or > 144;

    /// <summary>Hamming distance, 0 to 256 bits.</summary>
    public int DistanceTo(PdqHash other) =>
        BitOperations.PopCount(W0 ^ other.W0) + BitOperations.PopCount(W1 ^ other.W1)
        + BitOperations.PopCount(W2 ^ other.W2) + BitOperations.PopCount(W3 ^ other.W3);

    /// <summary>Reads exactly 64 hex digits of either case; false for anything else.</summary>
    public static bool TryParse(string? text, out PdqHash hash)
    {
        hash = default;
        if (text is not { Length: HexLength } || !text.All(char.IsAsciiHexDigit))
            return false;
        hash = new PdqHash(Word(text, 48), Word(text, 32), Word(text, 16), Word(text, 0));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{W3:x16}{W2:x16}{W1:x16}{W0:x16}");

    private static ulong Word(string text, int start) =>
        ulong.Parse(text.AsSpan(start, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
