using System.Globalization;
using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Words around the text of a letter, and dates as each language writes them; own month names, so that no machine's tables matter.</summary>
internal sealed class LetterWords
{
    private static readonly LetterWords English = new(
        "January February March April May June July August September October November December",
        new Dictionary<ContentItemKind, string>
        {
            [ContentItemKind.Page] = "page",
            [ContentItemKind.MediaFile] = "image or video",
            [ContentItemKind.Profile] = "profile",
            [ContentItemKind.Model] = "model",
            [ContentItemKind.Prompt] = "prompt page",
            [ContentItemKind.SearchResult] = "search result",
            [ContentItemKind.MessageGroup] = "message group",
            [ContentItemKind.Repository] = "repository",
        });

    private static readonly LetterWords Italian = new(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        new Dictionary<ContentItemKind, string>
        {
            [ContentItemKind.Page] = "pagina",
            [ContentItemKind.MediaFile] = "immagine o video",
            [ContentItemKind.Profile] = "profilo",
            [ContentItemKind.Model] = "modello",
            [ContentItemKind.Prompt] = "pagina di prompt",
            [ContentItemKind.SearchResult] = "risultato di ricerca",
            [ContentItemKind.MessageGroup] = "gruppo di messaggi",
            [ContentItemKind.Repository] = "repository",
        });

    private readonly string[] months;
    private readonly Dictionary<ContentItemKind, string> kinds;

    private LetterWords(string months, Dictionary<ContentItemKind, string> kinds)
    {
        this.months = months.Split(' ');
        this.kinds = kinds;
    }

    private bool IsItalian => ReferenceEquals(this, Italian);

    internal static LetterWords In(Language language) => language == Language.Italian ? Italian : English;

    internal string Say(string english, string italian) => IsItalian ? italian : english;

    internal string Day(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{DayNumber(date.Day)} {months[date.Month - 1]} {date.Year}");

    /// <summary>Date, time and zone; a law that counts hours needs all three.</summary>
    internal string Instant(DateTimeOffset at, string zone = "UTC")
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return string.Create(CultureInfo.InvariantCulture, $"{Day(DateOnly.FromDateTime(local.DateTime))}, {local:HH\\:mm} ({zone})");
    }

    /// <summary>A term in hours ends at an instant; a longer one ends with a day, whose end is stored as the next day's first instant.</summary>
    internal string Due(LetterTerm term) => term.Unit == TermUnit.Hours
        ? Instant(term.TargetDue, term.Zone)
        : Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(term.TargetDue.AddTicks(-1), TimeZoneInfo.FindSystemTimeZoneById(term.Zone)).DateTime));

    internal string Kind(ContentItemKind kind) => kinds[kind];

    internal string Depiction(Depiction depiction) => depiction switch
    {
        Domain.Evidence.Depiction.Authentic => Say("recording", "registrazione"),
        Domain.Evidence.Depiction.DigitalForgery => Say("made or altered with AI", "contenuto creato o alterato con IA"),
        Domain.Evidence.Depiction.Unknown => "",
        _ => throw new ArgumentOutOfRangeException(nameof(depiction), depiction, "No such depiction."),
    };

    internal string Amount(LetterTerm term) => (term.Unit, term.Amount) switch
    {
        (TermUnit.Months, 1) => Say("one month", "un mese"),
        (TermUnit.Months, var n) => Say($"{n} months", $"{n} mesi"),
        (TermUnit.BusinessDays, var n) => Say($"{n} business days", $"{n} giorni lavorativi"),
        (TermUnit.Days or TermUnit.CalendarDays, 1) => Say("one day", "un giorno"),
        (TermUnit.Days or TermUnit.CalendarDays, var n) => Say($"{n} days", $"{n} giorni"),
        (TermUnit.Hours, var n) => Say($"{n} hours", $"{n} ore"),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "No such unit."),
    };

    internal string Items(int count) => count == 1 ? Say("one item", "un elemento") : Say($"{count} items", $"{count} elementi");

    internal string List(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        var and = Say(" and ", " e ");
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.SkipLast(1)) + and + all[^1];
    }

    private string DayNumber(int day) => IsItalian && day == 1 ? "1º" : day.ToString(CultureInfo.InvariantCulture);
}
