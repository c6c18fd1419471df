using System.Net;
using System.Text.RegularExpressions;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>The few XMP properties that say how a picture was made. Read as text: a packet need not be well formed to be evidence.</summary>
public static partial class XmpReader
{
    private static readonly string[] Wanted =
    [
        "DigitalSourceType", "AISystemUsed", "AIPromptInformation", "UserComment", "CreatorTool", "description", "parameters", "ImageDescription",
    ];

    public static void Read(string? packet, EmbeddedTexts found)
    {
        if (packet is null)
            return;
        foreach (var name in Wanted)
        {
            var value = Value(packet, name);
            if (name == "DigitalSourceType")
                found.NoteSourceType(value);
            else if (value is not null)
                found.Add(name == "CreatorTool" ? "software" : name, value);
        }
    }

    private static string? Value(string packet, string name)
    {
        for (var at = packet.IndexOf(name, StringComparison.Ordinal); at > 0; at = packet.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var next = at + name.Length;
            if (packet[at - 1] != ':' || next >= packet.Length)
                continue;
            if (Attribute(packet, next) is { } value)
                return value;
            var open = packet.IndexOf('>', next);
            if (open < 0 || packet[open - 1] == '/')
                continue;
            if (packet.AsSpan(next, open - next).Trim() is var inside && Resource(inside) is { } resource)
                return resource;
            var close = packet.IndexOf(":" + name + ">", open, StringComparison.Ordinal);
            if (close < 0)
                return null;
            var slash = packet.LastIndexOf("</", close, close - open, StringComparison.Ordinal);
            return slash < 0 ? null : Plain(packet[(open + 1)..slash]);
        }

        return null;
    }

    private static string? Attribute(string packet, int at)
    {
        if (packet[at] != '=' || at + 1 >= packet.Length || packet[at + 1] is not ('"' or '\''))
            return null;
        var end = packet.IndexOf(packet[at + 1], at + 2);
        return end < 0 ? null : Plain(packet[(at + 2)..end]);
    }

    private static string? Resource(ReadOnlySpan<char> attributes)
    {
        var at = attributes.IndexOf("rdf:resource=", StringComparison.Ordinal);
        if (at < 0 || at + 14 >= attributes.Length)
            return null;
        var rest = attributes[(at + 14)..];
        var end = rest.IndexOf(attributes[at + 13]);
        return end < 0 ? null : WebUtility.HtmlDecode(rest[..end].ToString());
    }

    private static string? Plain(string markup)
    {
        var text = WebUtility.HtmlDecode(Tags().Replace(markup, "")).Trim();
        return text.Length == 0 ? null : text;
    }

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
