using System.Net;
using System.Text.RegularExpressions;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Turns what people and servers send as HTML into lines of text.</summary>
public static partial class PlainText
{
    /// <summary>HTML without tags, styles and comments; block ends become line ends.</summary>
    public static string FromHtml(string html)
    {
        var text = WithoutHidden(html);
        text = LineEnd().Replace(text, "\n");
        text = Tag().Replace(text, " ");
        return WebUtility.HtmlDecode(text).Replace('\u00a0', ' ');
    }

    // A hostile page of unclosed styles makes the search slow; then the tags alone are taken off.
    private static string WithoutHidden(string html)
    {
        try
        {
            return Hidden().Replace(html, " ");
        }
        catch (RegexMatchTimeoutException)
        {
            return html;
        }
    }

    [GeneratedRegex(@"<!--.*?-->|<(?<tag>style|script|head|title)\b.*?</\k<tag>\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<\s*(?:br|/p|/div|/tr|/h\d|/li|/td|/pre|/blockquote)\b[^>]*>", RegexOptions.IgnoreCase, 500)]
    private static partial Regex LineEnd();

    [GeneratedRegex("<[A-Za-z/!][^<>]*>", RegexOptions.None, 500)]
    private static partial Regex Tag();
}
