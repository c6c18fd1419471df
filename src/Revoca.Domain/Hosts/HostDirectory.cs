using System.Diagnostics.CodeAnalysis;

namespace Revoca.Domain.Hosts;

/// <summary>All hosts we know, found by id or by the longest domain that a host name ends in. Throws ArgumentException when two hosts claim an id or a domain.</summary>
public sealed class HostDirectory
{
    private readonly List<Host> shipped;
    private Found found; // swapped whole, so that readers on other threads see one state

    public HostDirectory(IEnumerable<Host> hosts)
    {
        shipped = [.. hosts];
        found = Found.In(shipped);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Host> All => Volatile.Read(ref found).ByName;

    public Host this[HostId id] => Volatile.Read(ref found).ById[id];

    public bool TryGet(HostId id, [NotNullWhen(true)] out Host? host) => Volatile.Read(ref found).ById.TryGetValue(id, out host);

    /// <summary>The host of a host name such as "old.reddit.com"; null when the directory does not know it.</summary>
    public Host? Find(ReadOnlySpan<char> hostName)
    {
        var domains = Volatile.Read(ref found).ByDomain.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!hostName.IsEmpty)
        {
            if (domains.TryGetValue(hostName, out var host))
                return host;
            var dot = hostName.IndexOf('.');
            hostName = dot < 0 ? [] : hostName[(dot + 1)..];
        }

        return null;
    }

    /// <summary>The host as it shipped; null when this organisation found it itself, or nobody knows it.</summary>
    public Host? Shipped(HostId id) => shipped.Find(host => host.Id == id);

    /// <summary>Lays what this organisation has found over what shipped; all checks and hosts are given each time, in any order. A shipped host is never replaced.</summary>
    public void Learn(IEnumerable<ChannelCheck> checks, IEnumerable<Host>? others = null)
    {
        var byHost = checks.OrderBy(check => check.At).ToLookup(check => check.HostId);
        var all = shipped.Concat((others ?? []).Where(host => Shipped(host.Id) is null)).ToList();
        Volatile.Write(ref found, Found.In(all.ConvertAll(host => host with
        {
            Channels = byHost[host.Id].Aggregate(host.Channels, (channels, check) => check.Over(channels)),
        })));
    }

    private sealed record Found(IReadOnlyList<Host> ByName, Dictionary<HostId, Host> ById, Dictionary<string, Host> ByDomain)
    {
        public static Found In(List<Host> hosts)
        {
            var byDomain = new Dictionary<string, Host>(StringComparer.OrdinalIgnoreCase);
            foreach (var host in hosts)
            {
                foreach (var domain in host.Domains)
                    byDomain.Add(domain, host);
            }

            return new([.. hosts.OrderBy(host => host.Name, StringComparer.OrdinalIgnoreCase)], hosts.ToDictionary(host => host.Id), byDomain);
        }
    }
}
