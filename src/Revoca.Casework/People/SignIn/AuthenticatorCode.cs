using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Revoca.Casework.People.SignIn;

/// <summary>The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds), reckoned from a clock that is handed in.</summary>
public static class AuthenticatorCode
{
    public const int Digits = 6;
    private const int KeyLength = 20;
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new key as the text an app takes: 32 letters and digits.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, KeyLength * 8 / 5);

    /// <summary>The number of the half minute an instant lies in.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one half minute.</summary>
    /// <exception cref="FormatException">The key is not base 32.</exception>
    public static string At(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // What every authenticator app computes; the weakness of SHA-1 does not touch HMAC.
        HMACSHA1.HashData(Read(key), counter, mac);
#pragma warning restore CA5350
        var at = mac[^1] & 0x0f;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(mac[at..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Which half minute the digits belong to: the present one or its neighbours, for clocks that differ a little.</summary>
    /// <param name="key">Base 32.</param>
    /// <param name="typed">Six digits; anything else matches nothing.</param>
    /// <param name="now">The instant of the attempt.</param>
    /// <param name="lastUsed">The half minute that was used last: it and those before it are refused.</param>
    public static long? StepOf(string key, string typed, DateTimeOffset now, long? lastUsed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length != Digits)
            return null;
        var (present, found) = (StepAt(now), (long?)null);
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(At(key, step)), Encoding.UTF8.GetBytes(typed)) && step > (lastUsed ?? long.MinValue))
                found ??= step;
        }

        return found;
    }

    /// <summary>What the picture to scan says.</summary>
    public static string Link(string key, string issuer, string account) => string.Create(
        CultureInfo.InvariantCulture, $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}");

    private static byte[] Read(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        var (bits, held, at) = (0, 0, 0);
        foreach (var sign in key)
        {
            var value = Alphabet.IndexOf(sign, StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("An authenticator key is base 32.");
            (bits, held) = (((bits << 5) | value) & 0xfff, held + 5);
            if (held >= 8)
                (bytes[at++], held) = ((byte)(bits >> (held - 8)), held - 8);
        }

        return bytes;
    }
}
