namespace Revoca.Casework.Letters;

/// <summary>
/// A comment that says which elements of a basis the block below it is: &lt;!-- us-tida: contact --&gt;. While a letter is written it also
/// carries the line of the sentence. Read by hand: of several expressions the first letter of a process would have to wait for the code.
/// </summary>
/// <param name="Basis">Identifier of the basis.</param>
/// <param name="Keys">Keys of the elements, parted by spaces.</param>
/// <param name="Line">Line of the sentence in the template's file, from 1; 0 when the mark does not say it.</param>
internal sealed record ElementMark(string Basis, string Keys, int Line)
{
    private const string Open = "<!--";
    private const string Close = "-->";

    public string[] Each => Keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <returns>Null for a line that is no mark.</returns>
    public static ElementMark? Read(string line)
    {
        if (line.Length < Open.Length + Close.Length || !line.StartsWith(Open, StringComparison.Ordinal) || !line.EndsWith(Close, StringComparison.Ordinal))
            return null;
        var inside = line[Open.Length..^Close.Length].Trim();
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return null;
        var keys = inside[(colon + 1)..].Trim();
        var at = keys.LastIndexOf('@');
        var number = 0;
        if (at > 0 && int.TryParse(keys.AsSpan(at + 1), out number))
            keys = keys[..at].Trim();
        var basis = inside[..colon];
        return keys.Length > 0 && basis.All(letter => IsPlain(letter) || letter == '-') && keys.All(letter => IsPlain(letter) || letter is '_' or ' ')
            ? new ElementMark(basis, keys, number)
            : null;
    }

    /// <summary>The mark as it is written while a letter is made.</summary>
    public string Above(int line) => $"{Open} {Basis}: {Keys} @{line} {Close}";

    private static bool IsPlain(char letter) => letter is >= 'a' and <= 'z' or >= '0' and <= '9';
}
