namespace Revoca.Domain.HerSide;

/// <summary>Where people count their hours: one IANA zone a country, and further ones where a country has several. Countries are ISO 3166 alpha-2, upper case.</summary>
public static class HomeZones
{
    /// <summary>Where nobody said otherwise.</summary>
    public const string Usual = "Europe/Rome";

    private static readonly Dictionary<string, string> Home = new(StringComparer.Ordinal)
    {
        ["IT"] = "Europe/Rome",
        ["AT"] = "Europe/Vienna",
        ["AU"] = "Australia/Sydney",
        ["BE"] = "Europe/Brussels",
        ["BG"] = "Europe/Sofia",
        ["BR"] = "America/Sao_Paulo",
        ["CA"] = "America/Toronto",
        ["CH"] = "Europe/Zurich",
        ["CY"] = "Asia/Nicosia",
        ["CZ"] = "Europe/Prague",
        ["DE"] = "Europe/Berlin",
        ["DK"] = "Europe/Copenhagen",
        ["EE"] = "Europe/Tallinn",
        ["ES"] = "Europe/Madrid",
        ["FI"] = "Europe/Helsinki",
        ["FR"] = "Europe/Paris",
        ["GB"] = "Europe/London",
        ["GR"] = "Europe/Athens",
        ["HR"] = "Europe/Zagreb",
        ["HU"] = "Europe/Budapest",
        ["IE"] = "Europe/Dublin",
        ["IN"] = "Asia/Kolkata",
        ["IS"] = "Atlantic/Reykjavik",
        ["JP"] = "Asia/Tokyo",
        ["KR"] = "Asia/Seoul",
        ["LI"] = "Europe/Vaduz",
        ["LT"] = "Europe/Vilnius",
        ["LU"] = "Europe/Luxembourg",
        ["LV"] = "Europe/Riga",
        ["MT"] = "Europe/Malta",
        ["MX"] = "America/Mexico_City",
        ["NL"] = "Europe/Amsterdam",
        ["NO"] = "Europe/Oslo",
        ["NZ"] = "Pacific/Auckland",
        ["PL"] = "Europe/Warsaw",
        ["PT"] = "Europe/Lisbon",
        ["RO"] = "Europe/Bucharest",
        ["SE"] = "Europe/Stockholm",
        ["SI"] = "Europe/Ljubljana",
        ["SK"] = "Europe/Bratislava",
        ["TR"] = "Europe/Istanbul",
        ["UA"] = "Europe/Kyiv",
        ["US"] = "America/New_York",
        ["ZA"] = "Africa/Johannesburg",
    };

    // Countries with several zones: further places beside the one above.
    private static readonly (string Country, string Zone)[] Further =
    [
        ("AU", "Australia/Perth"), ("AU", "Australia/Brisbane"), ("AU", "Australia/Adelaide"), ("BR", "America/Manaus"), ("CA", "America/Vancouver"), ("CA", "America/Halifax"),
        ("CA", "America/Edmonton"), ("CA", "America/Winnipeg"), ("ES", "Atlantic/Canary"), ("PT", "Atlantic/Azores"), ("US", "America/Chicago"), ("US", "America/Denver"),
        ("US", "America/Los_Angeles"), ("US", "America/Anchorage"), ("US", "Pacific/Honolulu"), ("MX", "America/Tijuana"),
    ];

    /// <summary>The zone of a country; null where it is not known.</summary>
    public static string? Of(string country) => Home.GetValueOrDefault(country);

    /// <summary>Every zone of a country, the first one for whoever does not say more; none where the country is not known.</summary>
    public static IEnumerable<string> AllOf(string country) =>
        Of(country) is { } first ? Further.Where(place => place.Country == country).Select(place => place.Zone).Prepend(first) : [];

    public static bool Knows(string zone) => Home.ContainsValue(zone) || Further.Any(place => place.Zone == zone);

    /// <summary>In whose hours her dates are told: those she chose, else those of her country, else those of the office. Never an error: the last resort is UTC.</summary>
    /// <param name="chosen">Hers; empty = not chosen.</param>
    /// <param name="country">Of her case; empty = not said.</param>
    /// <param name="office">Of the organisation; null before it is set up.</param>
    public static TimeZoneInfo Read(string? chosen, string country, string? office) =>
        new[] { chosen, Of(country), office, Usual }.Select(Known).FirstOrDefault(zone => zone is not null) ?? TimeZoneInfo.Utc;

    private static TimeZoneInfo? Known(string? name) => name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
