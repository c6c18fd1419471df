using Microsoft.Extensions.Localization;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.Reports;
using Revoca.Web.Words;

namespace Revoca.Web.Public.Report;

/// <summary>What somebody filled in on the report page, as typed.</summary>
public sealed class ReportAnswers
{
    private const int LongestText = 100_000;
    private const int LongestLinks = 1_000_000;

    /// <summary>Made with the page: the same form sent twice is one report.</summary>
    public string Once { get; set => field = value ?? ""; } = "";

    /// <summary>"silence" or "write".</summary>
    public string Contact { get; set => field = value ?? ""; } = "";

    public string How { get; set => field = value ?? ""; } = "";

    /// <summary>"no", "yes" or "unclear".</summary>
    public string Age { get; set => field = value ?? ""; } = "";

    public string Who { get; set => field = value ?? ""; } = nameof(ReporterRole.Herself);

    public string Called { get; set => field = value ?? ""; } = "";

    public string Country { get; set => field = value ?? ""; } = "";

    public string What { get; set => field = value ?? ""; } = "";

    public string Links { get; set => field = value ?? ""; } = "";

    /// <summary>"yes", "later" or "no".</summary>
    public string Wish { get; set => field = value ?? ""; } = "later";

    public bool MinorPossible => Age != "no";

    public IEnumerable<FieldError> Wrong(IStringLocalizer<ReportWords> words)
    {
        if (Contact is not ("silence" or "write"))
            yield return new("contact", words["Contact.Missing"]);
        if (Contact == "write" && string.IsNullOrWhiteSpace(How))
            yield return new("how", words["Contact.HowMissing"]);
        if (Age is not ("no" or "yes" or "unclear"))
            yield return new("age", words["Age.Missing"]);
        if (What.Length > LongestText)
            yield return new("what", words["What.TooLong"]);
        if (LooksLikeImage(What))
            yield return new("what", words["Image"]);
        if (Links.Length > LongestLinks)
            yield return new("links", words["Links.TooLong"]);
        if (LooksLikeImage(Links))
            yield return new("links", words["Image"]);
    }

    public ReportForm Form(IStringLocalizer<ReportWords> words) => new()
    {
        Role = Enum.TryParse<ReporterRole>(Who, out var role) && Enum.IsDefined(role) ? role : ReporterRole.Herself,
        MinorPossible = MinorPossible,
        Text = $"{What.Trim()}\n\n{words["Wish"]} {words["Wish." + Wish switch { "yes" => "Yes", "no" => "No", _ => "Later" }]}".Trim(),
        PastedLinks = Links,
        SafeContact = Contact == "write" ? How.Trim() : "",
    };

    public CaseOpening Opening(string language) => new()
    {
        Language = language == "it" ? Language.Italian : Language.English,
        Country = Country.Length == 2 && Country.All(char.IsAsciiLetterUpper) ? Country : "",
        CalledName = Called.Trim() is { Length: > 200 } tooLong ? tooLong[..200] : Called.Trim(),
        Narrative = What.Trim(),
    };

    // Text is all we take: a picture pasted as text is refused before it is kept anywhere.
    private static bool LooksLikeImage(string text) => text.Contains("data:image", StringComparison.OrdinalIgnoreCase);
}
