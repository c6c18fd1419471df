using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Hides lengths: 64, 256, 1024, 4096 bytes, then steps of 4 KiB; 0x80 marks the end, zeros fill.</summary>
internal static class Padding
{
    private const int Step = 4096;

    public static byte[] Add(ReadOnlySpan<byte> plain)
    {
        var padded = new byte[PaddedLength(plain.Length)];
        plain.CopyTo(padded);
        padded[plain.Length] = 0x80;
        return padded;
    }

    public static byte[] Remove(ReadOnlySpan<byte> padded)
    {
        var end = padded.LastIndexOfAnyExcept((byte)0);
        if (end < 0 || padded[end] != 0x80)
            throw new CryptographicException("The padding is damaged.");
        return padded[..end].ToArray();
    }

    public static int PaddedLength(int length) => length switch
    {
        < 64 => 64,
        < 256 => 256,
        < 1024 => 1024,
        < Step => Step,
        _ => (length / Step + 1) * Step,
    };
}
