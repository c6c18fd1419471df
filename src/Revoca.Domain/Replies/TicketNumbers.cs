using System.Text.RegularExpressions;

namespace Revoca.Domain.Replies;

/// <summary>Numbers hosts give to a request, as their helpdesks write them in English, Italian, German, French and Spanish.</summary>
public static partial class TicketNumbers
{
    public static bool AnyIn(string text) => Pattern().IsMatch(text);

    /// <summary>Each number once, in the order of the text, without its hash sign; at most ten.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Pattern().Matches(text).Select(match => match.Groups["n"].Value.Trim('-')).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];

    // What a number looks like: letters, digits and hyphens with at least three digits in a row.
    private const string Number = @"#?(?<n>(?=[A-Z0-9-]*\d{3})[A-Z0-9]{1,20}(?:-[A-Z0-9]{1,20}){0,4})\b";

    // These words alone announce a number.
    private const string Strong =
        @"\b(?:ticket|incident|case|vorgang|aktenzeichen|pratica|protocollo|incidencia|(?:ticket|vorgangs|fall|bearbeitungs|anfrage|referenz)(?:-?nummer|-?nr\.?|-?id))"
        + @"(?:\s*(?:\(?(?:id|number|nummer|numero|numéro|número|no|nr)\b\.?\)?|n[°º.]))?\s*(?:is|ist|è|est|es|di|de)?\s*[:=#]?\s*";

    // These are everyday words, also ours: they count only with a sign of numbering.
    private const string Weak =
        @"\b(?:request|report|complaint|reference|enquiry|inquiry|tracking|anfrage|meldung|fall|richiesta|segnalazione|caso|riferimento|dossier|demande|signalement|référence|solicitud|reclamaci[oó]n|referencia)"
        + @"\s*(?:\(?\s*(?:id|number|nummer|numero|numéro|número|no|nr|n)\b\.?\s*\)?\s*(?:is|ist|è|est|es)?\s*[:=]?\s*#?|n[°º]\s*|[:=]?\s*#|\(\s*(?=\d))\s*";

    // Only helpdesks put numbers like these into brackets.
    private const string Bracketed =
        @"[\[(]\s*(?:[A-Za-z .-]{1,20})?#\s*(?<n>[A-Z0-9][A-Z0-9-]{2,24})\s*[\])]|##-?\s*(?<n>\d{3,15})\s*-?##|\[(?<n>[A-Z]{2,10}-\d{3,10})\]";

    [GeneratedRegex("(?:" + Strong + Number + "|" + Weak + Number + "|" + Bracketed + ")", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Pattern();
}
