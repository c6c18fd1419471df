using System.Net;
using System.Text;
using Revoca.Domain.Evidence;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>What the place of an item answered: status and a few headers, at most 64 KiB of text read for a "gone" phrase and then dropped. Never pictures.</summary>
/// <param name="Status">Null when there was no answer.</param>
/// <param name="Location">Where a redirect pointed; it was not followed.</param>
/// <param name="Suggests">What an advocate may conclude; she decides.</param>
public sealed record PageSeen(DateTimeOffset At, PageAnswer Answer, int? Status, string? Location, string? ContentType, string? GonePhrase, Availability Suggests);

public enum PageAnswer
{
    Answered,
    Redirected,
    /// <summary>Time-out, broken connection, unknown name.</summary>
    NoAnswer,
    /// <summary>The address is not one this program opens.</summary>
    Refused,
}

/// <summary>Looks once at the place of an item, politely. The caller has checked that the case allows it and that the item is not locked.</summary>
public sealed class LookAtPage(IOutsideNetwork network, TimeProvider clock) : IDisposable
{
    private const int MostText = 65_536;

    private readonly HttpClient http = GuardedHttp.Client(network, TimeSpan.FromSeconds(15));

    public async Task<PageSeen> Run(ContentUrl url, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url.Written);
            Introduce(request);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return await Read(response, at, cancellation);
        }
        catch (HttpRequestException problem) when (problem.InnerException is ConnectionRefused)
        {
            return new(at, PageAnswer.Refused, null, null, null, null, Availability.Unknown);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or UriFormatException
            || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new(at, PageAnswer.NoAnswer, null, null, null, null, Availability.Unknown);
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>Says no more than any reader does: neither who looks nor for whom.</summary>
    internal static void Introduce(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (compatible; link check)");
        request.Headers.TryAddWithoutValidation("Accept", "text/html, text/plain");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity"); // nothing to unpack, so no bomb
    }

    private static async Task<PageSeen> Read(HttpResponseMessage response, DateTimeOffset at, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (status is >= 300 and < 400)
        {
            var location = response.Headers.Location?.OriginalString;
            return new(at, PageAnswer.Redirected, status, location, type, null, AfterRedirect(location));
        }

        var phrase = status == 200 && type is "text/html" or "text/plain" ? GonePhrases.In(await Text(response, cancellation)) : null;
        return new(at, PageAnswer.Answered, status, null, type, phrase, phrase is null ? AfterStatus(response.StatusCode) : Availability.Unavailable);
    }

    private static async Task<string> Text(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[MostText];
        var read = await body.ReadAtLeastAsync(buffer, MostText, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    private static Availability AfterStatus(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => Availability.Live,
        401 or 403 or 407 => Availability.AccessRestricted,
        404 or 410 => Availability.Unavailable,
        451 => Availability.GeoBlocked,
        _ => Availability.Unknown,
    };

    private static Availability AfterRedirect(string? location) =>
        location is null ? Availability.Unknown
        : location.Contains("login", StringComparison.OrdinalIgnoreCase) || location.Contains("signin", StringComparison.OrdinalIgnoreCase)
            || location.Contains("sign-in", StringComparison.OrdinalIgnoreCase) ? Availability.AccessRestricted
        : Availability.Moved;
}
