using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Revoca.Casework.Mail;

/// <summary>The secret addresses of one notice: an HMAC behind the plus sign, which nobody can guess who has not had the letter.</summary>
public sealed class ReplyAddress(byte[] key, string address)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int TokenLength = 20;
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>100 bits in lower-case letters and digits, for mail servers change the case of addresses. Store it to find the notice again.</summary>
    public string TokenFor(Guid notice)
    {
        var mac = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"rv/v1/reply-address|{notice:N}"));
        return string.Create(TokenLength, mac, static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var bit = i * 5;
                var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                text[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
            }
        });
    }

    /// <summary>Where people answer to: local+r-token@domain.</summary>
    public string ReplyTo(string token) => Plus($"r-{token}");

    /// <summary>The envelope sender, where machines report to: local+b-token@domain.</summary>
    public string EnvelopeFrom(string token) => Plus($"b-{token}");

    /// <summary>The token in an address, or null. It proves nothing until a notice with that token is found.</summary>
    public static string? TokenIn(string anyAddress)
    {
        ArgumentNullException.ThrowIfNull(anyAddress);
        var (plus, at) = (anyAddress.IndexOf('+', StringComparison.Ordinal), anyAddress.LastIndexOf('@'));
        if (plus < 0 || at != plus + TokenLength + 3)
            return null;
        var tag = anyAddress[(plus + 1)..at].ToLowerInvariant();
        return tag[0] is 'r' or 'b' && tag[1] == '-' && tag.AsSpan(2).IndexOfAnyExcept(Letters) < 0 ? tag[2..] : null;
    }

    private string Plus(string tag)
    {
        var at = address.LastIndexOf('@');
        return $"{address[..at]}+{tag}{address[at..]}";
    }
}
