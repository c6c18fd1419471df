using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Revoca.Domain.Evidence.Provenance;

/// <summary>Reads JSON as tools write it: NaN and Infinity become null, broken surrogates a replacement sign; never throws.</summary>
public static class TolerantJson
{
    // As strict as a browser otherwise, so that both sides read the same from a file.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>An object or array, or null when the text is neither.</summary>
    public static JsonElement? Parse(string? text)
    {
        text = text?.Trim();
        if (text is null || text.Length is < 2 or > Containers.ByteWindow.TextCap || text[0] is not ('{' or '['))
            return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        Mend(bytes);
        try
        {
            return JsonElement.Parse(bytes, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member of an object, whichever letter case its name has, or null.</summary>
    public static JsonElement? Member(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in names)
            foreach (var property in element.EnumerateObject())
                // Of members with the very same name the last counts, as in a browser.
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
                    && element.TryGetProperty(property.Name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                    return value;
        return null;
    }

    /// <summary>A text that is not empty, or null.</summary>
    public static string? Text(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text && text.GetString() is { } value && value.Trim().Length > 0 ? value : null;

    /// <summary>A whole number written as number or text, in digits.</summary>
    public static string? Digits(this JsonElement? element)
    {
        var text = element switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } words => words.GetString(),
            _ => null,
        };
        return text is { Length: > 0 and <= 24 } && text.AsSpan(text[0] == '-' ? 1 : 0) is { Length: > 0 } rest && !rest.ContainsAnyExceptInRange('0', '9')
            ? text : null;
    }

    /// <summary>A whole number of at most nine digits, or null.</summary>
    public static int? Whole(this JsonElement? element) =>
        int.TryParse(element.Digits(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>JSON that may itself be kept in a text, as ffmpeg's metadata does.</summary>
    public static JsonElement? Unwrapped(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? Parse(text.GetString()) : element;

    private static void Mend(Span<byte> json)
    {
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (inText && json[i] == '\\')
            {
                i += MendEscape(json[i..]);
                continue;
            }

            if (json[i] == '"')
                inText = !inText;
            else if (!inText && json[i] is (byte)'N' or (byte)'I' or (byte)'-')
                MendNumber(json[i..]);
        }
    }

    private static void MendNumber(Span<byte> at)
    {
        foreach (var word in (ReadOnlySpan<string>)["-Infinity", "Infinity", "NaN"])
        {
            if (at.Length < word.Length || !Ascii.Equals(at[..word.Length], word))
                continue;
            at[..word.Length].Fill((byte)' ');
            // "NaN" has one letter less than "null": a zero says "no such number" as well and fits.
            if (word.Length >= 4)
                "null"u8.CopyTo(at);
            else
                at[0] = (byte)'0';
            return;
        }
    }

    /// <returns>How many bytes after the backslash belong to the escape.</returns>
    private static int MendEscape(Span<byte> at)
    {
        if (Unit(at) is not { } first)
            return 1;
        if (!char.IsSurrogate(first))
            return 5;
        if (char.IsHighSurrogate(first) && Unit(at[6..]) is { } second && char.IsLowSurrogate(second))
            return 11;
        "FFFD"u8.CopyTo(at[2..]);
        return 5;
    }

    private static char? Unit(ReadOnlySpan<byte> at) =>
        at.Length >= 6 && at[0] == '\\' && at[1] == 'u'
        && ushort.TryParse(at.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
