using System.Security.Cryptography;
using System.Text;

namespace Revoca.Casework.Storage.Vault;

/// <summary>The answer to an agreed question: kept as a salt and its Argon2id derivation, and compared however it was spelled.</summary>
internal static class SpokenAnswer
{
    private const int SaltLength = 16;

    /// <summary>Letters and digits an answer has at least; fewer are guessed in a few tries.</summary>
    public const int Shortest = 3;

    /// <summary>What is left of an answer when spelling, accents, blanks and signs do not count.</summary>
    public static string Canonical(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var letters = new StringBuilder();
        foreach (var letter in typed.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(letter))
                letters.Append(Rune.ToLowerInvariant(letter).ToString());
        }

        return letters.ToString();
    }

    public static async Task<byte[]> LockAsync(CodeLocks derivations, string answer, CancellationToken stop)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return [.. salt, .. await derivations.DeriveAsync(Encoding.UTF8.GetBytes(Canonical(answer)), salt, stop)];
    }

    public static async Task<bool> OpensAsync(CodeLocks derivations, byte[] locked, string answer, CancellationToken stop)
    {
        if (locked.Length <= SaltLength)
            return false;
        var derived = await derivations.DeriveAsync(Encoding.UTF8.GetBytes(Canonical(answer)), locked.AsMemory(0, SaltLength), stop);
        return CryptographicOperations.FixedTimeEquals(derived, locked.AsSpan(SaltLength));
    }
}
