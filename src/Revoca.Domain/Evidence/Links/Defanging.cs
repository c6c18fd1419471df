namespace Revoca.Domain.Evidence.Links;

/// <summary>Undoes the ways in which people write a link so that it does not open: hxxps://site[.]com, site(dot)com, https[:]//.</summary>
internal static class Defanging
{
    private static readonly (string Written, string Meant)[] Marks =
    [
        ("[.]", "."), ("(.)", "."), ("{.}", "."), ("[dot]", "."), ("(dot)", "."), ("{dot}", "."),
        ("[:]", ":"), ("(:)", ":"), ("[://]", "://"), ("(://)", "://"), ("[:/]", ":/"), ("[/]", "/"), ("[//]", "//"),
    ];

    /// <summary>The link as it was before; the marks are undone in the path only when scheme or host carried one.</summary>
    public static string Undo(string text, out bool undone)
    {
        undone = false;
        var openable = Http(text);
        var authority = AuthorityEnd(openable);
        var head = Unmarked(openable[..authority]);
        undone = head.Length != authority || openable != text;
        return undone ? head + Unmarked(openable[authority..]) : text;
    }

    /// <summary>hxxp, hXXp, h**p, htxp: h, two of t x * _ #, p; not http itself.</summary>
    public static bool IsScheme(ReadOnlySpan<char> text) =>
        text.Length > 4 && text[0] is 'h' or 'H' && text[3] is 'p' or 'P' && IsMasked(text[1]) && IsMasked(text[2])
        && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static string Http(string text) => IsScheme(text) ? string.Concat("http", text.AsSpan(4)) : text;

    private static bool IsMasked(char c) => c is 't' or 'T' or 'x' or 'X' or '*' or '_' or '#';

    // The first slash after the host: "://" and its bracketed forms do not count.
    private static int AuthorityEnd(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] is not '/')
            start++;
        while (start < text.Length && text[start] is '/' or ']' or ')')
            start++;
        var end = start >= text.Length ? -1 : text.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? text.Length : start + end;
    }

    private static string Unmarked(string text)
    {
        if (text.AsSpan().IndexOfAny('[', '(', '{') < 0)
            return text;
        foreach (var (written, meant) in Marks)
            text = text.Replace(written, meant, StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
