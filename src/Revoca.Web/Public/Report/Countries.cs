using System.Globalization;

namespace Revoca.Web.Public.Report;

/// <summary>Countries by their name in the reader's language; the code decides which laws are proposed.</summary>
public static class Countries
{
    private static readonly string[] Codes =
    [
        "IT", "AT", "AU", "BE", "BG", "BR", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IN", "IS",
        "JP", "KR", "LI", "LT", "LU", "LV", "MT", "MX", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SI", "SK", "TR", "UA", "US", "ZA",
    ];

    public static IReadOnlyList<(string Code, string Name)> Named(CultureInfo language) =>
        [.. Codes.Select(code => (code, NameOf(code, language))).OrderBy(pair => pair.Item2, StringComparer.Create(language, ignoreCase: true))];

    // The runtime names a region in the culture's own language only when asked while that culture is current.
    private static string NameOf(string code, CultureInfo language) =>
        language.TwoLetterISOLanguageName == "it" ? Italian.GetValueOrDefault(code, code) : new RegionInfo(code).EnglishName;

    private static readonly Dictionary<string, string> Italian = new(StringComparer.Ordinal)
    {
        ["IT"] = "Italia",
        ["AT"] = "Austria",
        ["AU"] = "Australia",
        ["BE"] = "Belgio",
        ["BG"] = "Bulgaria",
        ["BR"] = "Brasile",
        ["CA"] = "Canada",
        ["CH"] = "Svizzera",
        ["CY"] = "Cipro",
        ["CZ"] = "Cechia",
        ["DE"] = "Germania",
        ["DK"] = "Danimarca",
        ["EE"] = "Estonia",
        ["ES"] = "Spagna",
        ["FI"] = "Finlandia",
        ["FR"] = "Francia",
        ["GB"] = "Regno Unito",
        ["GR"] = "Grecia",
        ["HR"] = "Croazia",
        ["HU"] = "Ungheria",
        ["IE"] = "Irlanda",
        ["IN"] = "India",
        ["IS"] = "Islanda",
        ["JP"] = "Giappone",
        ["KR"] = "Corea del Sud",
        ["LI"] = "Liechtenstein",
        ["LT"] = "Lituania",
        ["LU"] = "Lussemburgo",
        ["LV"] = "Lettonia",
        ["MT"] = "Malta",
        ["MX"] = "Messico",
        ["NL"] = "Paesi Bassi",
        ["NO"] = "Norvegia",
        ["NZ"] = "Nuova Zelanda",
        ["PL"] = "Polonia",
        ["PT"] = "Portogallo",
        ["RO"] = "Romania",
        ["SE"] = "Svezia",
        ["SI"] = "Slovenia",
        ["SK"] = "Slovacchia",
        ["TR"] = "Turchia",
        ["UA"] = "Ucraina",
        ["US"] = "Stati Uniti",
        ["ZA"] = "Sudafrica",
    };
}
