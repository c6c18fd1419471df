using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Revoca.Domain.Hosts;

namespace Revoca.Domain.Evidence.Links;

/// <summary>The host part of an address: lower case, punycode, known to be public; with its port.</summary>
internal readonly record struct HostText(string Name, int? Port, LinkFlags Flags)
{
    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool TryRead(string authority, out HostText host, out LinkRejection reason)
    {
        host = default;
        reason = LinkRejection.BadHost;
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            reason = LinkRejection.UserInfo;
            return false;
        }

        if (!TryPort(authority, out var name, out var port))
        {
            reason = LinkRejection.BadPort;
            return false;
        }

        return name.StartsWith('[') ? TryIp6(name, port, out host, out reason) : TryName(name, port, out host, out reason);
    }

    private static bool TryName(string written, int? port, out HostText host, out LinkRejection reason)
    {
        host = default;
        reason = LinkRejection.BadHost;
        var name = written.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(written) : written;
        if (HiddenText.IsIn(name))
            return Refuse(LinkRejection.HiddenCharacter, ref reason);
        if (Ascii(name) is not { } ascii)
            return false;
        ascii = ascii.TrimEnd('.');
        if (ascii.Length == 0)
            return Refuse(LinkRejection.NoHost, ref reason);
        if (!ascii.Contains('.', StringComparison.Ordinal))
            return Refuse(LinkRejection.HostWithoutDot, ref reason);
        if (ascii.Length > 253 || !AreLabels(ascii))
            return false;
        if (EndsInNumber(ascii))
            return TryIp4(ascii, port, out host, out reason);
        if (PublicAddresses.IsReservedName(ascii))
            return Refuse(LinkRejection.NotPublic, ref reason);
        host = new(ascii, port, Scripts.FlagsOf(ascii));
        return true;
    }

    // Four decimal numbers only: octal, hexadecimal and shortened forms lead different programs to different machines.
    private static bool TryIp4(string name, int? port, out HostText host, out LinkRejection reason)
    {
        host = default;
        reason = LinkRejection.BadHost;
        if (!IPAddress.TryParse(name, out var address) || address.ToString() != name)
            return false;
        return Address(address, port, out host, ref reason);
    }

    private static bool TryIp6(string name, int? port, out HostText host, out LinkRejection reason)
    {
        host = default;
        reason = LinkRejection.BadHost;
        if (!name.EndsWith(']') || name.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(name[1..^1], out var address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        return Address(address, port, out host, ref reason);
    }

    private static bool Address(IPAddress address, int? port, out HostText host, ref LinkRejection reason)
    {
        host = new(address.ToString(), port, LinkFlags.IpAddress);
        return PublicAddresses.IsPublic(address) || Refuse(LinkRejection.NotPublic, ref reason);
    }

    private static string? Ascii(string name)
    {
        if (System.Text.Ascii.IsValid(name) && !name.Contains("xn--", StringComparison.OrdinalIgnoreCase))
            return name.ToLowerInvariant();
        try
        {
            var mapping = new IdnMapping();
            return mapping.GetAscii(mapping.GetUnicode(mapping.GetAscii(name))).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool TryPort(string authority, out string name, out int? port)
    {
        (name, port) = (authority, null);
        var colon = authority.LastIndexOf(':');
        if (colon < 0 || colon < authority.LastIndexOf(']'))
            return true;
        name = authority[..colon];
        var digits = authority.AsSpan(colon + 1);
        if (digits.IsEmpty)
            return true;
        if (!ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return false;
        port = number;
        return true;
    }

    private static bool AreLabels(ReadOnlySpan<char> name)
    {
        foreach (var label in name.Split('.'))
        {
            var length = label.End.Value - label.Start.Value;
            if (length is 0 or > 63 || name[label].ContainsAnyExcept(LabelCharacters))
                return false;
        }

        return true;
    }

    private static bool EndsInNumber(string name)
    {
        var last = name.AsSpan(name.LastIndexOf('.') + 1);
        return char.IsAsciiDigit(last[0]) && (last.IndexOfAnyExceptInRange('0', '9') < 0 || last.StartsWith("0x"));
    }

    private static bool Refuse(LinkRejection why, ref LinkRejection reason)
    {
        reason = why;
        return false;
    }
}
