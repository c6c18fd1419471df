using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>What stands between the two rules of three dashes at the head of a template.</summary>
public sealed record FrontMatter
{
    public required LetterKind Kind { get; init; }

    public required Language Language { get; init; }

    public required int Version { get; init; }

    /// <summary>Legal bases whose elements the text must hold, by id; empty for sheets.</summary>
    public required IReadOnlyList<string> Bases { get; init; }

    public required bool ReviewedByLegal { get; init; }

    public required string Subject { get; init; }

    /// <summary>False for sheets that nobody signs.</summary>
    public required bool Signed { get; init; }

    /// <summary>The line of the file, from 1, on which the body starts.</summary>
    public required int BodyLine { get; init; }

    private static readonly string[] Known = ["kind", "language", "version", "basis", "reviewedByLegal", "subject", "signature"];

    /// <exception cref="TemplateFault">A field is missing, unknown or malformed; the fault names the line.</exception>
    public static FrontMatter Parse(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || lines[0] != "---")
            throw new TemplateFault(1, "The file starts with a line of three dashes, then the fields.");
        var fields = new Dictionary<string, (string Value, int Line)>(StringComparer.Ordinal);
        for (var index = 1; index < lines.Count; index++)
        {
            if (lines[index] == "---")
                return From(fields, index + 1);
            var colon = lines[index].IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? lines[index] : lines[index][..colon].Trim();
            if (colon < 0 || !Known.Contains(name, StringComparer.Ordinal))
                throw new TemplateFault(index + 1, $"'{name}' is no field of a template; the fields are {string.Join(", ", Known)}.");
            fields[name] = (lines[index][(colon + 1)..].Trim(), index + 1);
        }

        throw new TemplateFault(lines.Count, "The second line of three dashes, which ends the fields, is missing.");
    }

    private static FrontMatter From(Dictionary<string, (string Value, int Line)> fields, int end)
    {
        var missing = Known.FirstOrDefault(name => !fields.ContainsKey(name) && name is not ("signature" or "basis"));
        if (missing is not null)
            throw new TemplateFault(end, $"The field '{missing}' is missing.");
        var (token, kindLine) = fields["kind"];
        if (!LetterKinds.TryParse(token, out var kind))
            throw new TemplateFault(kindLine, $"'{token}' is no kind of letter.");
        if (!Languages.TryParse(fields["language"].Value, out var language))
            throw new TemplateFault(fields["language"].Line, "The language is en or it.");
        if (!int.TryParse(fields["version"].Value, out var version) || version < 1)
            throw new TemplateFault(fields["version"].Line, "The version is a whole number from 1.");
        return new FrontMatter
        {
            Kind = kind,
            Language = language,
            Version = version,
            Bases = fields.GetValueOrDefault("basis").Value?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) ?? [],
            ReviewedByLegal = fields["reviewedByLegal"].Value == "true",
            Subject = fields["subject"].Value,
            Signed = fields.GetValueOrDefault("signature").Value != "no",
            BodyLine = end + 1,
        };
    }
}

/// <summary>What is wrong with a template, and on which line (from 1) of its file.</summary>
public sealed class TemplateFault(int line, string reason) : Exception($"Line {line}: {reason}")
{
    public int Line { get; } = line;

    public string Reason { get; } = reason;
}
