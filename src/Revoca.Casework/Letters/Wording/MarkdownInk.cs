using System.Text;

namespace Revoca.Casework.Letters;

/// <summary>Writes values into a Markdown template so that they stay plain text: one line, every punctuation mark escaped.</summary>
internal static class MarkdownInk
{
    /// <summary>Stands around the name of a placeholder that had no value; a private-use character no value can hold.</summary>
    internal const char Gap = '\uE0FF';

    internal static void Write(ReadOnlySpan<char> text, StringBuilder target)
    {
        foreach (var character in text)
        {
            // A backslash before any ASCII punctuation mark is the one escape Markdown guarantees.
            if (IsMark(character))
                target.Append('\\');
            target.Append(character == Gap ? VisibleText.Mark : character);
        }
    }

    /// <summary>The text without the escapes, for what is no Markdown.</summary>
    internal static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && IsMark(text[i + 1]))
                i++;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static bool IsMark(char character) => char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character));
}
