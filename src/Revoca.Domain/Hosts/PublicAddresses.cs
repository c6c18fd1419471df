using System.Net;

namespace Revoca.Domain.Hosts;

/// <summary>Which addresses and names can belong to somebody outside; the ranges of the IANA special-purpose registries (RFC 6890 and its updates).</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Closed = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8");

    // Documentation ranges, relays, and IPv6 forms that carry an IPv4 address inside: harmless in a link, no place to connect to.
    private static readonly IPNetwork[] NeverDialled = Networks(
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "192.88.99.0/24", "2001:db8::/32", "3fff::/20", "::/96", "64:ff9b::/96",
        "64:ff9b:1::/48", "100::/64", "2001::/32", "2002::/16");

    private static readonly string[] ReservedNames = [".localhost", ".local", ".internal", ".lan", ".home", ".intranet", ".arpa"];

    /// <summary>False for loopback, private, link-local, shared and other reserved ranges. Documentation ranges count as public.</summary>
    public static bool IsPublic(IPAddress address) => !IsIn(Closed, Plain(address));

    /// <summary>Stricter: true only for addresses this program may open a connection to.</summary>
    public static bool MayConnect(IPAddress address) => IsPublic(address) && !IsIn(NeverDialled, Plain(address));

    /// <summary>Names that never lead outside, such as "printer.local".</summary>
    public static bool IsReservedName(string name) => Array.Exists(ReservedNames, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsIn(IPNetwork[] ranges, IPAddress address) => Array.Exists(ranges, range => range.Contains(address));

    private static IPNetwork[] Networks(params string[] ranges) => Array.ConvertAll(ranges, range => IPNetwork.Parse(range));
}
