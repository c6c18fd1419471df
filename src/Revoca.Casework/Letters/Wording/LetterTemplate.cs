using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>One template, read and compiled: Handlebars over Markdown, with element marks in comments.</summary>
public sealed partial class LetterTemplate
{
    private readonly HandlebarsTemplate<object, object> body;
    private readonly HandlebarsTemplate<object, object> subject;

    private LetterTemplate(string source, FrontMatter front, bool overridden, IReadOnlyDictionary<string, string> phrases)
    {
        Source = source;
        Front = front;
        Lines = source.Split('\n');
        Stamp = new LetterTemplateStamp(front.Version, Fingerprint(source, phrases), front.ReviewedByLegal, overridden);
        var text = string.Join('\n', Lines.Select((line, index) => Mark(line, index)).Skip(front.BodyLine - 1));
        body = Compile(Include(text, phrases));
        subject = Compile(Include(front.Subject, phrases));
    }

    /// <summary>The file, with line feeds only.</summary>
    public string Source { get; }

    public FrontMatter Front { get; }

    public IReadOnlyList<string> Lines { get; }

    public LetterTemplateStamp Stamp { get; }

    /// <summary>Every element mark of the text, with the line of the sentence below it.</summary>
    public IReadOnlyList<(string Basis, string Key, int Line)> Marks =>
    [
        .. Lines.Select((line, index) => (Mark: ElementMark().Match(line), Line: SentenceBelow(index))).Where(one => one.Mark.Success)
            .SelectMany(one => one.Mark.Groups["keys"].Value.Split(' ').Select(key => (one.Mark.Groups["basis"].Value, key, one.Line))),
    ];

    /// <exception cref="TemplateFault">The text cannot be used; the fault names line and reason.</exception>
    public static LetterTemplate Read(string source, IReadOnlyDictionary<string, string> phrases, bool overridden = false)
    {
        var text = source.ReplaceLineEndings("\n");
        var front = FrontMatter.Parse(text.Split('\n'));
        TemplateSyntax.Check(text, front, phrases);
        return new LetterTemplate(text, front, overridden, phrases);
    }

    internal string Body(object model) => body(model);

    /// <summary>The subject is no Markdown, so the escapes are taken out again.</summary>
    internal string Subject(object model) => Escaped().Replace(subject(model), "${mark}");

    /// <summary>Each value is written with its own "or else show the gap": a missing fact is seen, never swallowed.</summary>
    private static HandlebarsTemplate<object, object> Compile(string text)
    {
        var environment = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new MarkdownInk() });
        return environment.Compile(Value().Replace(text, $"{{{{#if ${{name}}}}}}{{{{${{name}}}}}}{{{{else}}}}{MarkdownInk.Gap}${{name}}{MarkdownInk.Gap}{{{{/if}}}}"));
    }

    /// <summary>An element mark learns the line of the sentence below it, since conditions move lines about.</summary>
    private string Mark(string line, int index) => ElementMark().Replace(line, $"<!-- ${{basis}}: ${{keys}} @{SentenceBelow(index)} -->");

    /// <summary>The next line, from 1, that is neither a mark nor only a condition.</summary>
    private int SentenceBelow(int index)
    {
        var below = index + 1;
        while (below < Lines.Count - 1 && (ElementMark().IsMatch(Lines[below]) || (Lines[below].StartsWith("{{#", StringComparison.Ordinal) && Lines[below].EndsWith("}}", StringComparison.Ordinal) && !Lines[below].Contains("{{/", StringComparison.Ordinal))))
            below++;
        return below + 1;
    }

    private static string Include(string text, IReadOnlyDictionary<string, string> phrases) =>
        Partial().Replace(text, match => phrases[match.Groups["name"].Value]);

    private static string Fingerprint(string source, IReadOnlyDictionary<string, string> phrases)
    {
        var used = Partial().Matches(source).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(name => $"\n{name}: {phrases[name]}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source + string.Concat(used))));
    }

    [GeneratedRegex(@"^<!--\s*(?<basis>[a-z0-9-]+):\s*(?<keys>[a-z0-9_ ]+?)\s*-->$", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex ElementMark();

    [GeneratedRegex(@"\{\{>\s*(?<name>[A-Za-z]+)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Partial();

    [GeneratedRegex(@"\{\{\s*(?<name>(?!else\b)[A-Za-z]+(\.[A-Za-z]+)?)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"\\(?<mark>[!-/:-@\[-`{-~])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
