namespace Revoca.Typesetting;

/// <summary>A stretch of text in one style. A line feed breaks the line; other control and direction characters become visible marks.</summary>
public sealed record Span(string Text, SpanStyle Style = SpanStyle.Regular)
{
    /// <summary>BCP 47 tag when it differs from the document's; null inherits.</summary>
    public string? Language { get; init; }

    /// <summary>True for text from outside, such as a name: its direction then cannot disturb the words around it.</summary>
    public bool Isolated { get; init; }

    public static implicit operator Span(string text) => new(text);

    public static Span FromString(string text) => new(text);

    public static Span Bold(string text) => new(text, SpanStyle.Bold);

    public static Span Italic(string text) => new(text, SpanStyle.Italic);
}

[Flags]
public enum SpanStyle
{
    Regular = 0,
    Bold = 1,
    Italic = 2,
}

/// <summary>Start and End follow the direction of the text: in Hebrew or Arabic, Start is the right.</summary>
public enum Alignment
{
    Start,
    End,
    Centre,
    Justified,
}

/// <summary>What a paragraph is for; decides size, weight and colour.</summary>
public enum TextRole
{
    /// <summary>10 pt, justified unless the paragraph says otherwise.</summary>
    Body,

    /// <summary>The letter's subject: bold, a little larger; screen readers hear it as the heading of level 1.</summary>
    Subject,

    /// <summary>The sentence that names a day: bold, marked by a bar.</summary>
    Deadline,

    /// <summary>The sender's name in the letterhead.</summary>
    Sender,

    /// <summary>Notes and the small print of the letterhead: 8 pt, softer.</summary>
    Small,
}
