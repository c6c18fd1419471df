using System.Text.RegularExpressions;

namespace Revoca.Casework.Letters;

/// <summary>Italian writes l'8 and l'11, never il 8; templates say "il" before every date, and this sets it right.</summary>
internal static partial class ItalianElision
{
    internal static string Apply(string text) => Article().Replace(text, match => match.Groups["article"].Value switch
    {
        "il" => "l'",
        "Il" => "L'",
        "dal" => "dall'",
        "del" => "dell'",
        "al" => "all'",
        "nel" => "nell'",
        var other => other + " ",
    } + match.Groups["day"].Value);

    [GeneratedRegex(@"\b(?<article>[Ii]l|dal|del|al|nel) (?<day>(8|11) (gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Article();
}
