using System.Globalization;
using System.Net;
using DnsClient;
using DnsClient.Protocol;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>What the name servers say of a host name and its registrable domain. Every question may fail alone.</summary>
public sealed class DnsRecords(UpstreamOptions options)
{
    private readonly LookupClient client = new(Settings(options));

    public async Task<DnsFacts> Read(string hostName, string domain, ICollection<string> problems, CancellationToken cancellation)
    {
        var records = new List<DnsResourceRecord>();
        foreach (var type in (QueryType[])[QueryType.A, QueryType.AAAA])
            records.AddRange(await Ask(hostName, type, problems, cancellation));
        var servers = await Ask(domain, QueryType.NS, problems, cancellation);
        var mail = await Ask(domain, QueryType.MX, problems, cancellation);
        return new(
            [.. records.OfType<AddressRecord>().Select(record => record.Address.ToString()).Distinct()],
            [.. records.OfType<CNameRecord>().Select(record => Name(record.CanonicalName)).Distinct()],
            [.. servers.OfType<NsRecord>().Select(record => Name(record.NSDName)).Order(StringComparer.Ordinal)],
            [.. mail.OfType<MxRecord>().OrderBy(record => record.Preference).Select(record => Name(record.Exchange))]);
    }

    /// <summary>The number of the network that announces an IPv4 address, from the first field of the origin zone's text; null when unknown.</summary>
    public async Task<uint?> OriginOf(IPAddress address, ICollection<string> problems, CancellationToken cancellation)
    {
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetwork)
            return null;
        var reversed = string.Join('.', address.GetAddressBytes().Reverse());
        var records = await Ask($"{reversed}.{options.OriginZone}", QueryType.TXT, problems, cancellation);
        var text = records.OfType<TxtRecord>().SelectMany(record => record.Text).FirstOrDefault() ?? "";
        var first = text.Split('|')[0].Trim().Split(' ')[0];
        return uint.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private async Task<IReadOnlyList<DnsResourceRecord>> Ask(string name, QueryType type, ICollection<string> problems, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.QueryAsync(name, type, cancellationToken: cancellation);
            if (answer.HasError && answer.Header.ResponseCode != DnsHeaderResponseCode.NotExistentDomain)
                problems.Add($"DNS {type} {name}: {answer.Header.ResponseCode}");
            return answer.Answers;
        }
        catch (DnsResponseException problem)
        {
            problems.Add($"DNS {type} {name}: {problem.Code}");
            return [];
        }
    }

    // The client takes an empty list for a mistake: without servers of our own the machine's are named by naming none.
    private static LookupClientOptions Settings(UpstreamOptions options)
    {
        var settings = options.NameServers.Count == 0 ? new LookupClientOptions() : new LookupClientOptions([.. options.NameServers]);
        (settings.AutoResolveNameServers, settings.Timeout, settings.Retries) = (options.NameServers.Count == 0, options.Timeout, 1);
        (settings.UseCache, settings.ThrowDnsErrors) = (true, false);
        return settings;
    }

    private static string Name(DnsString name) => name.Value.TrimEnd('.').ToLowerInvariant();
}
