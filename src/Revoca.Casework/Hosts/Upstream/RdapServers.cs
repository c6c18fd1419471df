using System.Globalization;
using System.Text.Json;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>Reads IANA's lists of RDAP servers (RFC 9224): services of [keys, addresses].</summary>
internal static class RdapServers
{
    public static Uri? Find(JsonElement list, Func<string, bool> isFor, bool plainHttp)
    {
        foreach (var service in RdapRecord.Items(list, "services"))
        {
            if (service.ValueKind != JsonValueKind.Array || service.GetArrayLength() < 2)
                continue;
            if (RdapRecord.Texts(service[0]).Any(isFor))
                return RdapRecord.Texts(service[1]).Select(At).FirstOrDefault(at => at is not null && (at.Scheme == Uri.UriSchemeHttps || plainHttp));
        }

        return null;
    }

    private static Uri? At(string text) => Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) ? address : null;
}

internal static class AsRange
{
    /// <summary>A key such as "64500" or "64496-64511".</summary>
    public static bool Contains(string key, uint number)
    {
        var ends = key.Split('-');
        return uint.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && uint.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && number >= first && number <= last;
    }
}
