using System.Diagnostics.CodeAnalysis;

namespace Revoca.Domain.Hosts;

/// <summary>All hosts we know, found by id or by the longest domain that a host name ends in. Throws ArgumentException when two hosts claim an id or a domain.</summary>
public sealed class HostDirectory
{
    private readonly Dictionary<HostId, Host> byId = [];
    private readonly Dictionary<string, Host> byDomain = new(StringComparer.OrdinalIgnoreCase);

    public HostDirectory(IEnumerable<Host> hosts)
    {
        foreach (var host in hosts)
        {
            byId.Add(host.Id, host);
            foreach (var domain in host.Domains)
                byDomain.Add(domain, host);
        }
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Host> All => [.. byId.Values.OrderBy(host => host.Name, StringComparer.OrdinalIgnoreCase)];

    public Host this[HostId id] => byId[id];

    public bool TryGet(HostId id, [NotNullWhen(true)] out Host? host) => byId.TryGetValue(id, out host);

    /// <summary>The host of a host name such as "old.reddit.com"; null when the directory does not know it.</summary>
    public Host? Find(ReadOnlySpan<char> hostName)
    {
        var domains = byDomain.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!hostName.IsEmpty)
        {
            if (domains.TryGetValue(hostName, out var host))
                return host;
            var dot = hostName.IndexOf('.');
            hostName = dot < 0 ? [] : hostName[(dot + 1)..];
        }

        return null;
    }
}
