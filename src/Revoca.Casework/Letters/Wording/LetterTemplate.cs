using System.Security.Cryptography;
using System.Text;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>One template, read once: Handlebars over Markdown, with element marks in comments.</summary>
public sealed class LetterTemplate
{
    private readonly TemplateText body;
    private readonly TemplateText subject;

    private LetterTemplate(string source, FrontMatter front, bool overridden, IReadOnlyDictionary<string, string> phrases)
    {
        Source = source;
        Front = front;
        Lines = source.Split('\n');
        Stamp = new LetterTemplateStamp(front.Version, Fingerprint(source, phrases), front.ReviewedByLegal, overridden);
        var text = string.Join('\n', Lines.Select((line, index) => Mark(line, index)).Skip(front.BodyLine - 1));
        Filled = Include(text, phrases);
        body = TemplateText.Read(Filled);
        subject = TemplateText.Read(Include(front.Subject, phrases));
    }

    /// <summary>The file, with line feeds only.</summary>
    public string Source { get; }

    public FrontMatter Front { get; }

    /// <summary>The body with shared phrases put in and the line of each element in its mark.</summary>
    internal string Filled { get; }

    public IReadOnlyList<string> Lines { get; }

    public LetterTemplateStamp Stamp { get; }

    /// <summary>Every element mark of the text, with the line of the sentence below it.</summary>
    public IReadOnlyList<(string Basis, string Key, int Line)> Marks =>
    [
        .. Lines.Select((line, index) => (Mark: ElementMark.Read(line), Line: SentenceBelow(index)))
            .SelectMany(one => one.Mark is { } mark ? mark.Each.Select(key => (mark.Basis, key, one.Line)) : []),
    ];

    /// <exception cref="TemplateFault">The text cannot be used; the fault names line and reason.</exception>
    public static LetterTemplate Read(string source, IReadOnlyDictionary<string, string> phrases, bool overridden = false)
    {
        var text = source.ReplaceLineEndings("\n");
        var front = FrontMatter.Parse(text.Split('\n'));
        TemplateSyntax.Check(text, front, phrases);
        return new LetterTemplate(text, front, overridden, phrases);
    }

    internal string Body(IReadOnlyDictionary<string, object> model) => body.Fill(model);

    /// <summary>The subject is no Markdown, so the escapes are taken out again.</summary>
    internal string Subject(IReadOnlyDictionary<string, object> model) => MarkdownInk.Unescaped(subject.Fill(model));

    /// <summary>An element mark learns the line of the sentence below it, since conditions move lines about.</summary>
    private string Mark(string line, int index) => ElementMark.Read(line)?.Above(SentenceBelow(index)) ?? line;

    /// <summary>The next line, from 1, that is neither a mark nor only a condition.</summary>
    private int SentenceBelow(int index)
    {
        var below = index + 1;
        while (below < Lines.Count - 1 && (ElementMark.Read(Lines[below]) is not null || IsOnlyCondition(Lines[below])))
            below++;
        return below + 1;
    }

    private static bool IsOnlyCondition(string line) =>
        line.StartsWith("{{#", StringComparison.Ordinal) && line.EndsWith("}}", StringComparison.Ordinal) && !line.Contains("{{/", StringComparison.Ordinal);

    private static string Include(string text, IReadOnlyDictionary<string, string> phrases)
    {
        var whole = new StringBuilder();
        var at = 0;
        foreach (var (start, end, name) in Partials(text))
        {
            whole.Append(text, at, start - at).Append(phrases[name]);
            at = end;
        }

        return whole.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Each place where a shared phrase is put in: {{&gt; name}}.</summary>
    private static IEnumerable<(int Start, int End, string Name)> Partials(string text)
    {
        for (var start = text.IndexOf("{{>", StringComparison.Ordinal); start >= 0; start = text.IndexOf("{{>", start + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            if (end > 0)
                yield return (start, end + 2, text[(start + 3)..end].Trim());
        }
    }

    private static string Fingerprint(string source, IReadOnlyDictionary<string, string> phrases)
    {
        var used = Partials(source).Select(partial => partial.Name).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(name => $"\n{name}: {phrases[name]}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source + string.Concat(used))));
    }
}
