using System.Text;
using HandlebarsDotNet;

namespace Revoca.Casework.Letters;

/// <summary>Writes values into a Markdown template so that they stay plain text: one line, every punctuation mark escaped.</summary>
internal sealed class MarkdownInk : ITextEncoder
{
    /// <summary>Stands around the name of a placeholder that had no value; a private-use character no value can hold.</summary>
    internal const char Gap = '\uE0FF';

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => Encode(text.AsSpan(), target);

    public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
    {
        var held = new StringBuilder();
        while (text is not null && text.MoveNext())
            held.Append(text.Current);
        Encode(held.ToString(), target);
    }

    private static void Encode(ReadOnlySpan<char> text, TextWriter target)
    {
        foreach (var character in text)
        {
            // A backslash before any ASCII punctuation mark is the one escape Markdown guarantees.
            if (char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)))
                target.Write('\\');
            target.Write(character == Gap ? VisibleText.Mark : character);
        }
    }
}
