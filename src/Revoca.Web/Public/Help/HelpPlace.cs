namespace Revoca.Web.Public.Help;

/// <summary>One place that helps, or one fact that does.</summary>
/// <param name="Word">The key of its sentence.</param>
/// <param name="Site">Where it is, or null for a fact or a telephone number.</param>
public sealed record HelpPlace(string Word, Uri? Site = null);

/// <summary>The places of one heading.</summary>
public sealed record HelpGroup(string Word, IReadOnlyList<HelpPlace> Places)
{
    /// <summary>Wherever somebody may be under 18, by country.</summary>
    public static IReadOnlyList<HelpGroup> ByCountry { get; } =
    [
        new("Under18.Anywhere",
        [
            new("Under18.TakeItDown", new("https://takeitdown.ncmec.org/")),
            new("Under18.Inhope", new("https://www.inhope.org/")),
        ]),
        new("Under18.It",
        [
            new("Under18.Polizia", new("https://www.commissariatodips.it/")),
            new("Under18.Azzurro", new("https://azzurro.it/clicca-e-segnala/")),
            new("Under18.StopIt", new("https://stop-it.savethechildren.it/")),
        ]),
        new("Under18.Gb", [new("Under18.Iwf", new("https://www.iwf.org.uk/"))]),
        new("Under18.Us", [new("Under18.CyberTipline", new("https://report.cybertip.org/"))]),
    ];

    /// <summary>The same in one list: first of all on the page of help.</summary>
    public static HelpGroup Under18 { get; } = new("Under18", [.. ByCountry.SelectMany(group => group.Places)]);

    public static IReadOnlyList<HelpGroup> Others { get; } =
    [
        new("Adult", [new("Adult.StopNcii", new("https://stopncii.org/"))]),
        new("Italy", [new("Italy.Garante", new("https://www.gpdp.it/")), new("Italy.Police"), new("Italy.Minor")]),
        new("Union", [new("Union.Dsa"), new("Union.Gdpr")]),
        new("Kingdom", [new("Kingdom.Line"), new("Kingdom.Act")]),
        new("States", [new("States.Act", new("https://www.ftc.gov/"))]),
        new("Australia", [new("Australia.Act", new("https://www.esafety.gov.au/"))]),
    ];
}
