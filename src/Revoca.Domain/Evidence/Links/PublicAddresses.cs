using System.Net;

namespace Revoca.Domain.Evidence.Links;

/// <summary>Which addresses and names can belong to somebody outside; the ranges of RFC 6890 and its updates. Documentation ranges count as public.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    private static readonly string[] ReservedNames = [".localhost", ".local", ".internal", ".lan", ".home", ".intranet", ".arpa"];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Closed, range => range.Contains(plain));
    }

    public static bool IsReservedName(string name) => Array.Exists(ReservedNames, end => name.EndsWith(end, StringComparison.Ordinal));
}
