using System.Text;

namespace Revoca.Domain.Evidence.Links.Finding;

/// <summary>Splits lines of a CSV file once its first line is a header that names a column of links; other text is left alone.</summary>
internal sealed class CsvFields
{
    private static readonly string[] LinkColumns = ["url", "urls", "uri", "link", "links", "href", "address", "web address", "indirizzo", "collegamento", "collegamenti"];

    private bool decided;
    private char separator;

    public bool TrySplit(string line, out List<string> fields)
    {
        fields = [];
        if (!decided && line.AsSpan().Trim().Length > 0)
        {
            decided = true;
            separator = HeaderSeparator(line);
        }

        if (separator == '\0')
            return false;
        fields = Split(line, separator);
        return true;
    }

    private static char HeaderSeparator(string line)
    {
        foreach (var candidate in ",;\t")
        {
            var names = Split(line.TrimStart('\uFEFF'), candidate).ConvertAll(name => name.Trim());
            if (names.Count > 1 && names.Exists(name => LinkColumns.Contains(name, StringComparer.OrdinalIgnoreCase)))
                return candidate;
        }

        return '\0';
    }

    private static List<string> Split(string line, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == separator && !quoted)
                fields.Add(Taken(field));
            else
                field.Append(c);
        }

        fields.Add(Taken(field));
        return fields;
    }

    private static string Taken(StringBuilder field)
    {
        var text = field.ToString();
        field.Clear();
        return text;
    }
}
