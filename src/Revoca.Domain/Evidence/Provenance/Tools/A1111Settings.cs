using System.Text;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>One line of <c>Name: value, Name: "quoted, value", Name: {json}</c>; the first of equal names counts.</summary>
internal static class A1111Settings
{
    public static Dictionary<string, string> Read(string line)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (at < line.Length && settings.Count < 500)
        {
            var colon = line.IndexOf(':', at);
            if (colon < 0)
                break;
            var name = line[at..colon].Trim(' ', ',', '\n', '\r');
            at = colon + 1;
            while (at < line.Length && line[at] == ' ')
                at++;
            settings.TryAdd(name, Value(line, ref at));
            var comma = line.IndexOfAny([',', '\n'], at);
            at = comma < 0 ? line.Length : comma + 1;
        }

        return settings;
    }

    private static string Value(string line, ref int at)
    {
        if (at >= line.Length)
            return "";
        if (line[at] == '"')
            return Quoted(line, ref at);
        if (line[at] is '{' or '[')
            return Balanced(line, ref at);
        var end = line.IndexOfAny([',', '\n'], at);
        end = end < 0 ? line.Length : end;
        var value = line[at..end].Trim();
        at = end;
        return value;
    }

    private static string Quoted(string line, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length && line[at] != '"'; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length)
                at++;
            text.Append(line[at]);
        }

        at = Math.Min(at + 1, line.Length);
        return text.ToString();
    }

    private static string Balanced(string line, ref int at)
    {
        var start = at;
        var depth = 0;
        var inText = false;
        for (; at < line.Length; at++)
        {
            if (inText && line[at] == '\\')
                at++;
            else if (line[at] == '"')
                inText = !inText;
            else if (!inText && line[at] is '{' or '[')
                depth++;
            else if (!inText && line[at] is '}' or ']' && --depth == 0)
                break;
        }

        at = Math.Min(at + 1, line.Length);
        return line[start..at];
    }
}
