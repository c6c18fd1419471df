using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Revoca.Typesetting.Signing;

/// <summary>RFC 3161 time-stamps over bytes that stay here: an authority sees their SHA-256.</summary>
public static class TimeStamps
{
    private const int NonceLength = 16;

    /// <summary>The authority's token over these bytes, checked before it is returned.</summary>
    /// <returns>DER of the TimeStampToken and the instant it states.</returns>
    /// <exception cref="CryptographicException">The answer is no token, or one about something else.</exception>
    public static async Task<(byte[] Token, DateTimeOffset At)> Over(byte[] data, ITimeStampAuthority authority, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(authority);
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        nonce[0] = (byte)((nonce[0] & 0x7F) | 0x01); // a positive integer in its shortest form
        var request = Rfc3161TimestampRequest.CreateFromData(data, HashAlgorithmName.SHA256, nonce: nonce, requestSignerCertificates: true);
        var token = request.ProcessResponse(await authority.Answer(request.Encode(), cancellation), out _);
        return token.VerifySignatureForData(data, out _) ? (token.AsSignedCms().Encode(), token.TokenInfo.Timestamp)
            : throw new CryptographicException("The time-stamp is not about these bytes.");
    }
}
