using System.Globalization;
using Revoca.Domain.HerSide;

namespace Revoca.Web.Public.Hers;

/// <summary>The zones of <see cref="HomeZones"/> by the name of a country, and of a city people know where it has several.</summary>
public static class ContactZones
{
    /// <summary>Every zone with its name in the reader's language.</summary>
    public static IReadOnlyList<(string Zone, string Name)> Named(CultureInfo language) =>
    [
        .. Report.Countries.Named(language).SelectMany(country =>
        {
            var zones = HomeZones.AllOf(country.Code).ToList();
            return zones.Select(zone => (zone, zones.Count > 1 ? $"{country.Name} ({CityOf(zone)})" : country.Name));
        }),
    ];

    private static string CityOf(string zone) => zone[(zone.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' ');
}
