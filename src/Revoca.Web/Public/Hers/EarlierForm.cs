using System.Globalization;
using Revoca.Domain.Consents;

namespace Revoca.Web.Public.Hers;

/// <summary>A consent she once gave to somebody outside, as typed.</summary>
public sealed class EarlierForm
{
    private static readonly string[] Days = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "d MMMM yyyy", "d MMM yyyy"];

    public string ToWhom { get; set => field = value ?? ""; } = "";

    public string Kind { get; set => field = value ?? ""; } = "";

    public string Scope { get; set => field = value ?? ""; } = "";

    public string Given { get; set => field = value ?? ""; } = "";

    public string Reached { get; set => field = value ?? ""; } = "";

    /// <returns>Null where nobody is named or nothing is said of what was agreed.</returns>
    public EarlierConsent? Read(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(ToWhom) || string.IsNullOrWhiteSpace(Scope))
            return null;
        var day = DayOf(Given.Trim()) is { } read && read <= today ? read : (DateOnly?)null;
        // Words for a day that is none, such as "two summers ago", are kept beside what she had agreed to.
        var scope = day is null && Given.Trim().Length > 0 ? $"{Scope.Trim()} ({Given.Trim()})" : Scope.Trim();
        // A person unless she says that it is a site: the more careful reading, for it asks her once more.
        return new EarlierConsent(ToWhom.Trim(), scope, Kind == nameof(Recipient.Host) ? Recipient.Host : Recipient.Uploader) { GivenOn = day, ReachedAt = Reached.Trim() };
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.CurrentCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;
}
