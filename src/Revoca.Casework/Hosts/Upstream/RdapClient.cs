using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>Registration data over RDAP (RFC 9082, 9083): at most 1 MiB an answer, three redirects, each through the guard; answers are kept for a while.</summary>
public sealed class RdapClient(IOutsideNetwork network, UpstreamOptions options, TimeProvider clock) : IDisposable
{
    private const int MostKept = 500;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    private readonly HttpClient http = GuardedHttp.Client(network, options.Timeout);
    private readonly ConcurrentDictionary<Uri, UpstreamEvidence> kept = new();

    public async Task<RdapRecord?> Domain(string domain, UpstreamFindings findings, CancellationToken cancellation) =>
        await Base("dns.json", key => key.Equals(domain[(domain.LastIndexOf('.') + 1)..], StringComparison.OrdinalIgnoreCase), findings, cancellation) is { } at
            ? await Read(new Uri(at, $"domain/{domain}"), findings, cancellation)
            : null;

    public async Task<RdapRecord?> Address(IPAddress address, UpstreamFindings findings, CancellationToken cancellation)
    {
        var file = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "ipv6.json" : "ipv4.json";
        return await Base(file, key => IPNetwork.TryParse(key, out var range) && range.Contains(address), findings, cancellation) is { } at
            ? await Read(new Uri(at, $"ip/{address}"), findings, cancellation)
            : null;
    }

    public async Task<RdapRecord?> Network(uint number, UpstreamFindings findings, CancellationToken cancellation) =>
        await Base("asn.json", key => AsRange.Contains(key, number), findings, cancellation) is { } at
            ? await Read(new Uri(at, $"autnum/{number}"), findings, cancellation)
            : null;

    public void Dispose() => http.Dispose();

    private async Task<Uri?> Base(string file, Func<string, bool> isFor, UpstreamFindings findings, CancellationToken cancellation)
    {
        if (await Get(new Uri(options.RdapServers, file), findings, keep: false, cancellation) is not { } list)
            return null;
        using (list)
            return RdapServers.Find(list.RootElement, isFor, options.PlainHttp);
    }

    private async Task<RdapRecord?> Read(Uri address, UpstreamFindings findings, CancellationToken cancellation)
    {
        if (await Get(address, findings, keep: true, cancellation) is not { } answer)
            return null;
        using (answer)
            return RdapRecord.Of(answer.RootElement, address);
    }

    private async Task<JsonDocument?> Get(Uri address, UpstreamFindings findings, bool keep, CancellationToken cancellation)
    {
        try
        {
            if (!kept.TryGetValue(address, out var answer) || clock.GetUtcNow() - answer.At > options.KeptFor)
            {
                var text = await Text(address, cancellation);
                answer = new(address.ToString(), clock.GetUtcNow(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
                if (kept.Count >= MostKept)
                    kept.Clear();
                kept[address] = answer;
            }

            var document = JsonDocument.Parse(answer.Text, Strict);
            if (keep)
                findings.Evidence.Add(answer);
            return document;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or JsonException or UriFormatException
            || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            findings.Problems.Add($"RDAP {address}: {problem.GetType().Name}");
            return null;
        }
    }

    private async Task<string> Text(Uri address, CancellationToken cancellation)
    {
        for (var redirects = 0; redirects <= 3; redirects++)
        {
            if (address.Scheme != Uri.UriSchemeHttps && !(options.PlainHttp && address.Scheme == Uri.UriSchemeHttp))
                throw new ConnectionRefused("RDAP is read over https only.");
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", "application/rdap+json, application/json");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                continue;
            }

            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync(cancellation);
        }

        throw new IOException("Too many redirects.");
    }
}

/// <summary>What one search has gathered besides its result.</summary>
public sealed record UpstreamFindings(IList<UpstreamEvidence> Evidence, IList<string> Problems);
