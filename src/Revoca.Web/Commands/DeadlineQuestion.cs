using System.Globalization;
using System.Text.RegularExpressions;
using Revoca.Casework.Law;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Web.Commands;

/// <summary>The words of the command line, read strictly: whatever could be misread is refused with the reason.</summary>
public sealed partial record DeadlineQuestion(string Basis, string Received, string Zone, string? Holidays, string? Clock)
{
    /// <returns>The numbered clocks in the order of the basis.</returns>
    /// <exception cref="DeadlineRefused">A word is unknown or unclear.</exception>
    public IReadOnlyList<DeadlineAnswer> Answer()
    {
        var basis = LegalCatalogue.Find(Basis) ?? throw new DeadlineRefused(
            $"There is no legal basis '{Basis}'. Known: {string.Join(", ", LegalCatalogue.All.Select(known => known.Id))}.");
        var zone = ReadZone();
        var received = TimeZoneInfo.ConvertTime(ReadInstant(), zone);
        var calendars = ReadHolidays();
        try
        {
            return [.. Clocks(basis).Select(clock =>
                new DeadlineAnswer(basis.Id, clock, received, DeadlineEngine.Compute(clock, received, zone, calendars)))];
        }
        catch (ArgumentOutOfRangeException outside)
        {
            throw new DeadlineRefused($"'{Received}' cannot be counted from. {outside.Message}");
        }
    }

    private IEnumerable<ClockRule> Clocks(LegalBasis basis)
    {
        if (Clock is null)
            return basis.Clocks.Where(clock => clock.HasNumber);
        var names = string.Join(", ", basis.Clocks.Select(known => known.Name));
        var chosen = basis.Clock(Clock)
            ?? throw new DeadlineRefused($"{basis.Id} has no clock '{Clock}'. Known: {(names.Length == 0 ? "none" : names)}.");
        return chosen.HasNumber ? [chosen]
            : throw new DeadlineRefused($"The clock '{Clock}' of {basis.Id} has no number: {chosen.Counting?.En ?? "the law gives none"}.");
    }

    private TimeZoneInfo ReadZone() => Zone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) && zone.HasIanaId
        ? zone
        : throw new DeadlineRefused($"There is no time zone '{Zone}'. Write an IANA name such as Europe/Rome or America/New_York.");

    private DateTimeOffset ReadInstant()
    {
        var text = Instant().Match(Received);
        if (!text.Success)
            throw new DeadlineRefused($"'{Received}' is no instant. Write it like 2026-11-27T23:30:00-05:00.");
        if (!text.Groups["offset"].Success)
            throw new DeadlineRefused(
                $"'{Received}' has no offset: the same clock time is another instant in another zone. Write it like {Received}+01:00 or {Received}Z.");
        return DateTimeOffset.TryParse(Received, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw new DeadlineRefused($"'{Received}' names a day, an hour or an offset that does not exist.");
    }

    private OwingCalendars ReadHolidays()
    {
        if (Holidays is null)
            return OwingCalendars.Unknown;
        var codes = Holidays.Split(',', StringSplitOptions.TrimEntries);
        foreach (var code in codes)
        {
            if (HolidayTables.Find(code) is null)
                throw new DeadlineRefused($"No holidays are known for '{code}'. Known: {string.Join(", ", HolidayTables.Known)}.");
        }

        return OwingCalendars.Of(codes);
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(?<offset>Z|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instant();
}
