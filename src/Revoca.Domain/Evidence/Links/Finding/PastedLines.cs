namespace Revoca.Domain.Evidence.Links.Finding;

internal static class PastedLines
{
    // A span enumerator cannot cross a yield, so the text is cut by index; all line ends of pasted text count, old Mac ones too.
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : start + length;
            yield return text[start..end];
            start = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }
    }
}
