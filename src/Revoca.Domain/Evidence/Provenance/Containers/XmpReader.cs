using System.Globalization;
using System.Text;
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
        return end < 0 ? null : Unescaped(rest[..end].ToString());
    }

    private static string? Plain(string markup)
    {
        var text = Unescaped(Tags().Replace(markup, "")).Trim();
        return text.Length == 0 ? null : text;
    }

    // The five names XML knows, and numbers: an HTML decoder knows hundreds more and would read other words than the browser's twin does.
    private static string Unescaped(string text) => Escapes().Replace(text, match =>
    {
        var code = match.Groups["code"].Value;
        if (code[0] != '#')
            return code.ToLowerInvariant() switch { "amp" => "&", "lt" => "<", "gt" => ">", "quot" => "\"", _ => "'" };
        var hex = code[1] is 'x' or 'X';
        var point = int.Parse(code.AsSpan(hex ? 2 : 1), hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        return Rune.IsValid(point) && point > 0 ? new Rune(point).ToString() : match.Value;
    });

    [GeneratedRegex("&(?<code>#x[0-9a-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Escapes();

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
