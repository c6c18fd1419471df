using System.Text.RegularExpressions;

namespace Revoca.Casework.Letters;

/// <summary>Finds the first fault of a template's placeholders and conditions by line, which the template library itself cannot tell.</summary>
internal static partial class TemplateSyntax
{
    /// <exception cref="TemplateFault">A placeholder is not on the list, a condition is not closed, a brace is missing.</exception>
    internal static void Check(string source, FrontMatter front, IReadOnlyDictionary<string, string> phrases)
    {
        var open = new Stack<(string Word, int Line)>();
        var lines = source.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var rest = Tag().Replace(lines[index], match => Accept(match, index + 1, open, phrases));
            if (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
                throw new TemplateFault(index + 1, "A pair of braces is not closed on the same line.");
            if (index + 1 < front.BodyLine && open.Count > 0 && lines[index] == "---")
                throw new TemplateFault(index + 1, "A condition in the subject is not closed.");
        }

        if (open.TryPeek(out var left))
            throw new TemplateFault(left.Line, $"The condition '{left.Word}' is never closed.");
    }

    private static string Accept(Match match, int line, Stack<(string Word, int Line)> open, IReadOnlyDictionary<string, string> phrases)
    {
        var inside = match.Groups["inside"].Value.Trim();
        if (match.Value.StartsWith("{{{", StringComparison.Ordinal))
            throw new TemplateFault(line, "Three braces would let a value change the letter's form; use two.");
        if (inside is "else")
        {
            if (open.Count == 0)
                throw new TemplateFault(line, "'else' stands outside a condition.");
        }
        else if (inside.StartsWith('>'))
        {
            if (!phrases.ContainsKey(inside[1..].Trim()))
                throw new TemplateFault(line, $"'{inside[1..].Trim()}' is no shared phrase.");
        }
        else if (inside.StartsWith('/'))
            Close(inside[1..].Trim(), line, open);
        else if (inside.StartsWith('#'))
            open.Push((Open(inside[1..].Trim(), line), line));
        else if (!Placeholders.Values.Contains(inside))
            throw new TemplateFault(line, $"'{inside}' is not on the list of placeholders.");
        return "";
    }

    private static string Open(string inside, int line)
    {
        var parts = inside.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [("if" or "unless") and var word, var name])
            throw new TemplateFault(line, $"'#{inside}' is not allowed; conditions are #if and #unless with one name.");
        if (!Placeholders.Values.Contains(name) && !Placeholders.Conditions.Contains(name))
            throw new TemplateFault(line, $"'{name}' is not on the list of conditions.");
        return word;
    }

    private static void Close(string word, int line, Stack<(string Word, int Line)> open)
    {
        if (!open.TryPop(out var last))
            throw new TemplateFault(line, $"'/{word}' closes nothing.");
        if (last.Word != word)
            throw new TemplateFault(line, $"'/{word}' closes the '{last.Word}' opened on line {last.Line}.");
    }

    [GeneratedRegex(@"\{\{\{?(?<inside>[^{}]*)\}\}\}?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
