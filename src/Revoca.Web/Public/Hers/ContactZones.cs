using System.Globalization;

namespace Revoca.Web.Public.Hers;

/// <summary>Where her hours are counted: one place a zone, by the name of a city people know.</summary>
public static class ContactZones
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

    /// <summary>Every zone with its country and, where the country has several, its city, in the reader's language.</summary>
    public static IReadOnlyList<(string Zone, string Name)> Named(CultureInfo language)
    {
        var several = Further.Select(place => place.Country).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Report.Countries.Named(language).Where(country => Home.ContainsKey(country.Code)).SelectMany(country =>
                Further.Where(place => place.Country == country.Code).Select(place => place.Zone).Prepend(Home[country.Code])
                    .Select(zone => (zone, several.Contains(country.Code) ? $"{country.Name} ({CityOf(zone)})" : country.Name))),
        ];
    }

    public static bool Knows(string zone) => Home.ContainsValue(zone) || Further.Any(place => place.Zone == zone);

    /// <summary>The zone of a country; the usual one where it is not known.</summary>
    public static string Of(string country) => Home.GetValueOrDefault(country, Usual);

    private static string CityOf(string zone) => zone[(zone.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' ');
}
