namespace Revoca.Casework.Letters;

/// <summary>Finds the first fault of a template's placeholders and conditions by line, which the template library itself cannot tell.</summary>
internal static class TemplateSyntax
{
    /// <exception cref="TemplateFault">A placeholder is not on the list, a condition is not closed, a brace is missing.</exception>
    internal static void Check(string source, FrontMatter front, IReadOnlyDictionary<string, string> phrases)
    {
        var open = new Stack<(string Word, int Line)>();
        var lines = source.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (!AreClosed(lines[index], inside => Accept(inside, index + 1, open, phrases), index + 1))
                throw new TemplateFault(index + 1, "A pair of braces is not closed on the same line.");
            if (index + 1 < front.BodyLine && open.Count > 0 && lines[index] == "---")
                throw new TemplateFault(index + 1, "A condition in the subject is not closed.");
        }

        if (open.TryPeek(out var left))
            throw new TemplateFault(left.Line, $"The condition '{left.Word}' is never closed.");
    }

    /// <summary>Hands over what stands between each two pairs of braces; false when a pair is left over.</summary>
    private static bool AreClosed(string text, Action<string> accept, int line)
    {
        var at = 0;
        for (var start = Pair(text, at, '{'); start >= 0; start = Pair(text, at, '{'))
        {
            var end = Pair(text, start, '}');
            if (end < 0 || Pair(text, at, '}') < start)
                return false;
            if (start + 2 < text.Length && text[start + 2] == '{')
                throw new TemplateFault(line, "Three braces would let a value change the letter's form; use two.");
            var inside = text[(start + 2)..end];
            if (inside.AsSpan().ContainsAny('{', '}'))
                return false;
            accept(inside.Trim());
            at = end + 2;
        }

        return Pair(text, at, '}') < 0;
    }

    private static int Pair(string text, int from, char brace) => text.AsSpan(from).IndexOf([brace, brace]) is var found and >= 0 ? from + found : -1;

    private static void Accept(string inside, int line, Stack<(string Word, int Line)> open, IReadOnlyDictionary<string, string> phrases)
    {
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
}
