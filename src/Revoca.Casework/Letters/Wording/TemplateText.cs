using System.Text;

namespace Revoca.Casework.Letters;

/// <summary>
/// The part of Handlebars a template may use, read once and filled in as often as needed: values, #if and #unless with one name, else.
/// <see cref="TemplateSyntax"/> has refused everything else by line before. A tag alone on its line takes the line with it, as in Handlebars.
/// </summary>
internal sealed class TemplateText
{
    private readonly IReadOnlyList<Part> parts;

    private TemplateText(IReadOnlyList<Part> parts) => this.parts = parts;

    /// <param name="text">Body or subject, shared phrases put in.</param>
    public static TemplateText Read(string text)
    {
        var open = new Stack<Condition>();
        var root = new List<Part>();
        var into = root;
        var at = 0;
        for (var start = Next(text, 0); start >= 0; start = Next(text, at))
        {
            var end = text.IndexOf("}}", start, StringComparison.Ordinal) + 2;
            var tag = text[(start + 2)..(end - 2)].Trim();
            var (before, after) = tag is "else" or ['#' or '/', ..] ? WholeLine(text, start, end) : (start, end);
            if (before > at)
                into.Add(new Words(text[at..before]));
            at = after;
            if (tag is "else")
                into = open.Peek().Otherwise;
            else if (tag is ['/', ..])
            {
                open.Pop();
                into = open.TryPeek(out var outer) ? outer.Into : root;
            }
            else if (tag is ['#', ..])
            {
                var condition = Condition.Of(tag);
                into.Add(condition);
                open.Push(condition);
                into = condition.Then;
            }
            else
                into.Add(new Value(tag));
            if (open.TryPeek(out var current))
                current.Into = into;
        }

        root.Add(new Words(text[at..]));
        return new TemplateText(root);
    }

    /// <param name="model">A missing name is a gap; a false one decides.</param>
    public string Fill(IReadOnlyDictionary<string, object> model)
    {
        var target = new StringBuilder();
        Write(parts, model, target);
        return target.ToString();
    }

    private static void Write(IReadOnlyList<Part> parts, IReadOnlyDictionary<string, object> model, StringBuilder target)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Words words:
                    target.Append(words.Text);
                    break;
                case Value value when Holds(model, value.Name, out var found):
                    MarkdownInk.Write(found as string ?? "", target);
                    break;
                case Value value: // a missing fact is seen, never swallowed
                    target.Append(MarkdownInk.Gap).Append(value.Name).Append(MarkdownInk.Gap);
                    break;
                case Condition condition:
                    Write(Holds(model, condition.Name, out _) == condition.Wanted ? condition.Then : condition.Otherwise, model, target);
                    break;
            }
        }
    }

    private static bool Holds(IReadOnlyDictionary<string, object> model, string name, out object? found) =>
        model.TryGetValue(name, out found) && found is not false;

    private static int Next(string text, int from) => text.IndexOf("{{", from, StringComparison.Ordinal);

    /// <summary>From the start of the tag's line to the start of the next one when nothing else stands on it.</summary>
    private static (int Start, int End) WholeLine(string text, int start, int end)
    {
        var first = start;
        while (first > 0 && text[first - 1] is ' ' or '\t')
            first--;
        var last = end;
        while (last < text.Length && text[last] is ' ' or '\t')
            last++;
        var alone = (first == 0 || text[first - 1] == '\n') && (last == text.Length || text[last] == '\n');
        return alone ? (first, Math.Min(last + 1, text.Length)) : (start, end);
    }

    private abstract class Part;

    private sealed class Words(string text) : Part
    {
        public string Text { get; } = text;
    }

    private sealed class Value(string name) : Part
    {
        public string Name { get; } = name;
    }

    private sealed class Condition(string name, bool wanted) : Part
    {
        public string Name { get; } = name;

        /// <summary>True for #if, false for #unless.</summary>
        public bool Wanted { get; } = wanted;

        public List<Part> Then { get; } = [];

        public List<Part> Otherwise { get; } = [];

        /// <summary>The half that is being read.</summary>
        public List<Part> Into { get; set; } = [];

        public static Condition Of(string tag)
        {
            var space = tag.IndexOf(' ', StringComparison.Ordinal);
            return new Condition(tag[space..].Trim(), tag.StartsWith("#if", StringComparison.Ordinal));
        }
    }
}
