using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Revoca.Domain.Evidence.Claims;

/// <summary>RFC 8785: one spelling for each JSON value, so that equal claims have equal digests wherever they were made.</summary>
public static class CanonicalJson
{
    /// <summary>Members sorted by UTF-16 code units, no white space, ECMAScript's spelling of numbers and escapes.</summary>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(node, text);
        return text.ToString();
    }

    private static void Append(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                AppendList(text, '{', '}', members.OrderBy(member => member.Key, StringComparer.Ordinal), member =>
                {
                    AppendText(member.Key, text);
                    text.Append(':');
                    Append(member.Value, text);
                });
                break;
            case JsonArray items:
                AppendList(text, '[', ']', items, item => Append(item, text));
                break;
            default:
                AppendValue(node.AsValue(), text);
                break;
        }
    }

    private static void AppendList<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            append(item);
        }

        text.Append(close);
    }

    private static void AppendValue(JsonValue value, StringBuilder text)
    {
        if (value.TryGetValue<bool>(out var truth))
            text.Append(truth ? "true" : "false");
        else if (value.TryGetValue<string>(out var words))
            AppendText(words, text);
        else if (value.TryGetValue<int>(out var small))
            text.Append(small.ToString(CultureInfo.InvariantCulture));
        else if (value.TryGetValue<long>(out var whole))
            text.Append(whole.ToString(CultureInfo.InvariantCulture));
        else
            text.Append(Number(value.GetValue<double>()));
    }

    // ECMAScript writes plain digits from 1e-6 up to 1e21 and a signed exponent outside; .NET's shortest digits are the same ones.
    private static string Number(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException("JSON has no such number.", nameof(value));
        if (value == 0)
            return "0";
        var parts = "";
        for (var digits = 0; digits <= 16; digits++)
        {
            parts = Math.Abs(value).ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(parts, CultureInfo.InvariantCulture).Equals(Math.Abs(value)))
                break;
        }

        var mantissa = parts[..parts.IndexOf('E', StringComparison.Ordinal)].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        var exponent = int.Parse(parts.AsSpan(parts.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        return (value < 0 ? "-" : "") + Spell(mantissa, exponent);
    }

    private static string Spell(string digits, int exponent) => exponent switch
    {
        >= 21 or < -6 => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "")
            + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture),
        < 0 => "0." + new string('0', -exponent - 1) + digits,
        _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
        _ => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
    };

    private static void AppendText(string words, StringBuilder text)
    {
        text.Append('"');
        for (var i = 0; i < words.Length; i++)
        {
            var c = words[i];
            var lone = char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < words.Length && char.IsLowSurrogate(words[i + 1]))
                && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(words[i - 1]));
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(lone ? '\uFFFD' : c),
            };
        }

        text.Append('"');
    }
}
