using System.Net.Http.Headers;

namespace Revoca.Typesetting.Signing;

/// <summary>An RFC 3161 time-stamp authority. It sees a hash, never the letter.</summary>
public interface ITimeStampAuthority
{
    /// <summary>Takes a DER TimeStampReq, returns a DER TimeStampResp. Throws <see cref="IOException"/> or <see cref="HttpRequestException"/> when unreachable.</summary>
    Task<byte[]> Answer(byte[] request, CancellationToken cancellation = default);
}

/// <summary>An authority reached over HTTP (RFC 3161, 3.4).</summary>
public sealed class HttpTimeStampAuthority(HttpClient http, Uri address) : ITimeStampAuthority
{
    public async Task<byte[]> Answer(byte[] request, CancellationToken cancellation = default)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var response = await http.PostAsync(address, content, cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }
}
