using Revoca.Domain.Consents;
using Revoca.Domain.Reports;

namespace Revoca.Web.Public.Report.Steps;

/// <summary>One page of the report: where it is, what it changes, what is wrong with it, when it is asked at all.</summary>
/// <param name="Name">The first part of the keys of its words.</param>
/// <param name="Path">Its address.</param>
/// <param name="Apply">Puts what was typed on top of everything answered so far.</param>
public sealed record Step(string Name, string Path, Func<StepForm, ReportAnswers, ReportAnswers> Apply)
{
    private const int LongestText = 150_000;
    private const int LongestLinks = 1_000_000;

    /// <summary>The field and the word of what must be put right before the next page.</summary>
    public Func<ReportAnswers, IEnumerable<(string Field, string Word)>> Faults { get; init; } = _ => [];

    public Func<ReportAnswers, bool> IsAsked { get; init; } = _ => true;

    /// <summary>Who is asked about, on the pages that ask whether somebody may be told.</summary>
    public Recipient? Towards { get; init; }

    public static Step Contact { get; } = new("Contact", Revoca.Web.Links.Report, (form, so) => so with
    {
        MayContact = form.Contact switch { "silence" => false, "write" => true, _ => so.MayContact },
        How = form.How.Trim(),
    })
    {
        Faults = so => so.MayContact switch
        {
            null => [("contact", "Contact.Missing")],
            true when so.How.Length == 0 => [("how", "Contact.HowMissing")],
            _ => [],
        },
    };

    public static Step Age { get; } = new("Age", Revoca.Web.Links.ReportAge, (form, so) => so with { Age = Read<AgeAnswer>(form.Age) ?? so.Age })
    {
        Faults = so => so.Age is null ? [("age", "Age.Missing")] : [],
    };

    public static Step Places { get; } = new("Places", Revoca.Web.Links.ReportPlaces, (_, so) => so) { IsAsked = so => so.Age is AgeAnswer.Yes or AgeAnswer.Unclear };

    public static Step What { get; } = new("What", Revoca.Web.Links.ReportWhat, (form, so) => so with { Happening = HappeningOf(form), Narrative = form.What })
    {
        Faults = so => so.Narrative.Length > LongestText ? [("what", "What.TooLong")] : [],
    };

    public static Step Addresses { get; } = new("Links", Revoca.Web.Links.ReportAddresses, (form, so) => so with { Links = form.Links })
    {
        Faults = so => so.Links.Length > LongestLinks ? [("links", "Links.TooLong")] : [],
    };

    public static Step Who { get; } = new("Who", Revoca.Web.Links.ReportWho, (form, so) => so with
    {
        Role = Read<ReporterRole>(form.Who) ?? so.Role,
        CalledName = form.Called,
        Country = form.Country.Length == 2 && form.Country.All(char.IsAsciiLetterUpper) ? form.Country : "",
    });

    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<Step> All { get; } =
    [
        Contact, Age, Places, What, Addresses, Who,
        Decision("Sites", Revoca.Web.Links.ReportSites, Recipient.Host),
        Decision("Search", Revoca.Web.Links.ReportSearch, Recipient.Search),
        Decision("Offices", Revoca.Web.Links.ReportOffices, Recipient.Regulator),
    ];

    public static Step At(string path) => All.Single(step => step.Path == path);

    /// <returns>Null after the last: then comes the review.</returns>
    public Step? Next(ReportAnswers so) => All.SkipWhile(step => step != this).Skip(1).FirstOrDefault(step => step.IsAsked(so));

    public Step? Before(ReportAnswers so) => All.TakeWhile(step => step != this).LastOrDefault(step => step.IsAsked(so));

    private static Step Decision(string name, string path, Recipient towards) => new(name, path, (form, so) => so with
    {
        Wishes = new Dictionary<Recipient, Wish>(so.Wishes) { [towards] = Read<Wish>(form.May) ?? Wish.Later },
    })
    {
        Towards = towards,
        IsAsked = so => so.MayDecide,
    };

    private static Happening HappeningOf(StepForm form) =>
        (form.Published ? Happening.Published : Happening.Unknown) | (form.Threatened ? Happening.Threatened : Happening.Unknown) | (form.AiMade ? Happening.AiMade : Happening.Unknown);

    private static T? Read<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
