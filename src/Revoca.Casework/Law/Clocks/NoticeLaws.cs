using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Holidays;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Law.Clocks;

/// <summary>Which basis a kind of letter rests on, and where its receiver counts days.</summary>
public static class NoticeLaws
{
    // The day ends last here: for a host in an unknown country nothing is claimed before it is over everywhere.
    private const string LastDay = "Etc/GMT+12";

    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AE"] = "Asia/Dubai",
        ["AU"] = "Australia/Perth",
        ["CA"] = "America/Vancouver",
        ["CN"] = "Asia/Shanghai",
        ["CY"] = "Asia/Nicosia",
        ["CZ"] = "Europe/Prague",
        ["DE"] = "Europe/Berlin",
        ["FR"] = "Europe/Paris",
        ["GB"] = "Europe/London",
        ["IE"] = "Europe/Dublin",
        ["IN"] = "Asia/Kolkata",
        ["IT"] = "Europe/Rome",
        ["JP"] = "Asia/Tokyo",
        ["KR"] = "Asia/Seoul",
        ["LU"] = "Europe/Luxembourg",
        ["NL"] = "Europe/Amsterdam",
        ["NZ"] = "Pacific/Auckland",
        ["SG"] = "Asia/Singapore",
        ["US"] = "America/Los_Angeles",
    };

    /// <returns>Null for letters that start no clock of their own: reminders, expiry letters, sheets.</returns>
    public static LegalBasis? Of(LetterKind kind) => kind switch
    {
        LetterKind.TidaRequest => LegalCatalogue.Get("us-tida"),
        LetterKind.Dsa16Notice => LegalCatalogue.Get("eu-dsa-16"),
        LetterKind.GdprErasure or LetterKind.ConsentWithdrawal => LegalCatalogue.Get("gdpr-17"),
        LetterKind.Garante144Bis => LegalCatalogue.Get("it-144bis"),
        LetterKind.L71Request => LegalCatalogue.Get("it-l71-2017"),
        LetterKind.DmcaNotice => LegalCatalogue.Get("us-dmca-512c"),
        LetterKind.ConsentDemand => LegalCatalogue.Get("gdpr-7-consent-proof"),
        LetterKind.DeindexRequest => LegalCatalogue.Get("search-delisting"),
        LetterKind.UpstreamAbuse => LegalCatalogue.Get("upstream-aup"),
        LetterKind.Dsa20Complaint => LegalCatalogue.Get("eu-dsa-20"),
        LetterKind.AgcomComplaint => LegalCatalogue.Get("eu-dsa-53"),
        LetterKind.GaranteComplaint => LegalCatalogue.Get("gdpr-77"),
        LetterKind.UkReport => LegalCatalogue.Get("uk-osa-20a"),
        _ => null,
    };

    /// <param name="country">ISO 3166 alpha-2; a country with several zones counts in its western one, where the day ends last.</param>
    public static TimeZoneInfo ZoneOf(string? country) =>
        TimeZoneInfo.FindSystemTimeZoneById(country is not null && Zones.TryGetValue(country, out var zone) ? zone : LastDay);

    public static OwingCalendars CalendarsOf(string? country) => OwingCalendars.ForCountry(country);
}
