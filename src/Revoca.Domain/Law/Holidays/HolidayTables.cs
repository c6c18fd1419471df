namespace Revoca.Domain.Law.Holidays;

/// <summary>The countries whose holidays are known, by their two letters (UK for England and Wales; GB is read as UK).</summary>
public static class HolidayTables
{
    public static IReadOnlyList<HolidayTable> All { get; } =
    [
        new("CY", "Public Holidays Law, Cap. 33, and the government's yearly list; Orthodox Easter", Cyprus()),
        new("CZ", "Zákon č. 245/2000 Sb., §§ 1–2", Czechia()),
        new("DE", "Holidays common to all Länder (Feiertagsgesetze der Länder; Einigungsvertrag art. 2(2) for 3 October)", Germany()),
        new("FR", "Code du travail, art. L3133-1 (without Alsace-Moselle)", France()),
        new("IE", "Organisation of Working Time Act 1997, Second Schedule; S.I. 50/2022 for St Brigid; no statutory substitute days", Ireland()),
        new("IT", "L. 260/1949, L. 54/1977, D.P.R. 792/1985, L. 336/2000, L. 151/2025 for 4 October; local patron days left out", Italy()),
        new("LU", "Code du travail, art. L.232-2; Loi du 25 avril 2019 for 9 May", Luxembourg()),
        new("NL", "Algemene termijnenwet, art. 3", Netherlands()),
        new("UK", "Banking and Financial Dealings Act 1971, Schedule 1, and yearly proclamations (England and Wales)", EnglandAndWales()),
        new("US", "5 U.S.C. 6103; Executive Order 11582", UnitedStates()),
    ];

    public static IReadOnlyList<string> Known { get; } = [.. All.Select(table => table.Country)];

    /// <returns>The table of a country in any letter case, or null when it is not known.</returns>
    public static HolidayTable? Find(string country)
    {
        var code = string.Equals(country, "GB", StringComparison.OrdinalIgnoreCase) ? "UK" : country;
        return All.FirstOrDefault(table => string.Equals(table.Country, code, StringComparison.OrdinalIgnoreCase));
    }

    private static HolidayRule[] Italy() =>
    [
        new FixedHoliday(1, 1, "Capodanno"), new FixedHoliday(1, 6, "Epifania"),
        new EasterHoliday(0, "Pasqua"), new EasterHoliday(1, "Lunedì dell'Angelo"),
        new FixedHoliday(4, 25, "Liberazione"), new FixedHoliday(5, 1, "Festa del lavoro"), new FixedHoliday(6, 2, "Festa della Repubblica"),
        new FixedHoliday(8, 15, "Assunzione"), new FixedHoliday(10, 4, "San Francesco") { Since = 2026 },
        new FixedHoliday(11, 1, "Ognissanti"), new FixedHoliday(12, 8, "Immacolata Concezione"),
        new FixedHoliday(12, 25, "Natale"), new FixedHoliday(12, 26, "Santo Stefano"),
    ];

    private static HolidayRule[] Ireland() =>
    [
        new FixedHoliday(1, 1, "New Year's Day"), new SaintBrigid("St Brigid's Day") { Since = 2023 }, new FixedHoliday(3, 17, "St Patrick's Day"),
        new EasterHoliday(1, "Easter Monday"), new WeekdayHoliday(5, 1, DayOfWeek.Monday, "First Monday in May"),
        new WeekdayHoliday(6, 1, DayOfWeek.Monday, "First Monday in June"), new WeekdayHoliday(8, 1, DayOfWeek.Monday, "First Monday in August"),
        new WeekdayHoliday(10, 0, DayOfWeek.Monday, "Last Monday in October"),
        new FixedHoliday(12, 25, "Christmas Day"), new FixedHoliday(12, 26, "St Stephen's Day"),
    ];

    private static HolidayRule[] UnitedStates() =>
    [
        new FixedHoliday(1, 1, "New Year's Day") { Substitute = Substitute.NearestWeekday },
        new WeekdayHoliday(1, 3, DayOfWeek.Monday, "Birthday of Martin Luther King, Jr."),
        new WeekdayHoliday(2, 3, DayOfWeek.Monday, "Washington's Birthday"), new WeekdayHoliday(5, 0, DayOfWeek.Monday, "Memorial Day"),
        new FixedHoliday(6, 19, "Juneteenth National Independence Day") { Substitute = Substitute.NearestWeekday, Since = 2021 },
        new FixedHoliday(7, 4, "Independence Day") { Substitute = Substitute.NearestWeekday },
        new WeekdayHoliday(9, 1, DayOfWeek.Monday, "Labor Day"), new WeekdayHoliday(10, 2, DayOfWeek.Monday, "Columbus Day"),
        new FixedHoliday(11, 11, "Veterans Day") { Substitute = Substitute.NearestWeekday },
        new WeekdayHoliday(11, 4, DayOfWeek.Thursday, "Thanksgiving Day"),
        new FixedHoliday(12, 25, "Christmas Day") { Substitute = Substitute.NearestWeekday },
    ];

    private static HolidayRule[] EnglandAndWales() =>
    [
        new FixedHoliday(1, 1, "New Year's Day") { Substitute = Substitute.NextMonday },
        new EasterHoliday(-2, "Good Friday"), new EasterHoliday(1, "Easter Monday"),
        new WeekdayHoliday(5, 1, DayOfWeek.Monday, "Early May bank holiday"), new WeekdayHoliday(5, 0, DayOfWeek.Monday, "Spring bank holiday"),
        new WeekdayHoliday(8, 0, DayOfWeek.Monday, "Summer bank holiday"),
        new FixedHoliday(12, 25, "Christmas Day") { Substitute = Substitute.TwoDaysLater },
        new FixedHoliday(12, 26, "Boxing Day") { Substitute = Substitute.TwoDaysLater },
    ];

    private static HolidayRule[] France() =>
    [
        new FixedHoliday(1, 1, "Jour de l'An"), new EasterHoliday(1, "Lundi de Pâques"), new FixedHoliday(5, 1, "Fête du Travail"),
        new FixedHoliday(5, 8, "Victoire 1945"), new EasterHoliday(39, "Ascension"), new EasterHoliday(50, "Lundi de Pentecôte"),
        new FixedHoliday(7, 14, "Fête nationale"), new FixedHoliday(8, 15, "Assomption"), new FixedHoliday(11, 1, "Toussaint"),
        new FixedHoliday(11, 11, "Armistice 1918"), new FixedHoliday(12, 25, "Noël"),
    ];

    private static HolidayRule[] Germany() =>
    [
        new FixedHoliday(1, 1, "Neujahr"), new EasterHoliday(-2, "Karfreitag"), new EasterHoliday(1, "Ostermontag"),
        new FixedHoliday(5, 1, "Tag der Arbeit"), new EasterHoliday(39, "Christi Himmelfahrt"), new EasterHoliday(50, "Pfingstmontag"),
        new FixedHoliday(10, 3, "Tag der Deutschen Einheit"),
        new FixedHoliday(12, 25, "Erster Weihnachtstag"), new FixedHoliday(12, 26, "Zweiter Weihnachtstag"),
    ];

    private static HolidayRule[] Netherlands() =>
    [
        new FixedHoliday(1, 1, "Nieuwjaarsdag"), new EasterHoliday(-2, "Goede Vrijdag"), new EasterHoliday(1, "Tweede Paasdag"),
        new FixedHoliday(4, 27, "Koningsdag") { Substitute = Substitute.SaturdayBefore }, new FixedHoliday(5, 5, "Bevrijdingsdag"),
        new EasterHoliday(39, "Hemelvaartsdag"), new EasterHoliday(50, "Tweede Pinksterdag"),
        new FixedHoliday(12, 25, "Eerste Kerstdag"), new FixedHoliday(12, 26, "Tweede Kerstdag"),
    ];

    private static HolidayRule[] Luxembourg() =>
    [
        new FixedHoliday(1, 1, "Nouvel An"), new EasterHoliday(1, "Lundi de Pâques"), new FixedHoliday(5, 1, "Fête du Travail"),
        new FixedHoliday(5, 9, "Journée de l'Europe") { Since = 2019 }, new EasterHoliday(39, "Ascension"),
        new EasterHoliday(50, "Lundi de Pentecôte"), new FixedHoliday(6, 23, "Fête nationale"), new FixedHoliday(8, 15, "Assomption"),
        new FixedHoliday(11, 1, "Toussaint"), new FixedHoliday(12, 25, "Noël"), new FixedHoliday(12, 26, "Saint-Étienne"),
    ];

    private static HolidayRule[] Cyprus() =>
    [
        new FixedHoliday(1, 1, "Πρωτοχρονιά"), new FixedHoliday(1, 6, "Θεοφάνεια"), new EasterHoliday(-48, "Καθαρά Δευτέρα", Orthodox: true),
        new FixedHoliday(3, 25, "25η Μαρτίου"), new FixedHoliday(4, 1, "1η Απριλίου"),
        new EasterHoliday(-2, "Μεγάλη Παρασκευή", Orthodox: true), new EasterHoliday(1, "Δευτέρα του Πάσχα", Orthodox: true),
        new FixedHoliday(5, 1, "Πρωτομαγιά"), new EasterHoliday(50, "Δευτέρα του Αγίου Πνεύματος", Orthodox: true),
        new FixedHoliday(8, 15, "Κοίμηση της Θεοτόκου"), new FixedHoliday(10, 1, "Ημέρα Ανεξαρτησίας"), new FixedHoliday(10, 28, "28η Οκτωβρίου"),
        new FixedHoliday(12, 24, "Παραμονή Χριστουγέννων"), new FixedHoliday(12, 25, "Χριστούγεννα"),
        new FixedHoliday(12, 26, "Επομένη Χριστουγέννων"),
    ];

    private static HolidayRule[] Czechia() =>
    [
        new FixedHoliday(1, 1, "Den obnovy samostatného českého státu"), new EasterHoliday(-2, "Velký pátek") { Since = 2016 },
        new EasterHoliday(1, "Velikonoční pondělí"), new FixedHoliday(5, 1, "Svátek práce"), new FixedHoliday(5, 8, "Den vítězství"),
        new FixedHoliday(7, 5, "Cyril a Metoděj"), new FixedHoliday(7, 6, "Jan Hus"), new FixedHoliday(9, 28, "Den české státnosti"),
        new FixedHoliday(10, 28, "Vznik Československa"), new FixedHoliday(11, 17, "Den boje za svobodu a demokracii"),
        new FixedHoliday(12, 24, "Štědrý den"), new FixedHoliday(12, 25, "1. svátek vánoční"), new FixedHoliday(12, 26, "2. svátek vánoční"),
    ];
}
