namespace Revoca.Web.Public.Report.Steps;

/// <summary>What one page of the report sends, as typed. Each page fills in its own part only.</summary>
public sealed class StepForm
{
    /// <summary>Made with the first page: the same form sent twice is one report.</summary>
    public string Once { get; set => field = value ?? ""; } = "";

    /// <summary>Which report the page belongs to, so that a page of another one is noticed.</summary>
    public string Tag { get; set => field = value ?? ""; } = "";

    /// <summary>"silence" or "write".</summary>
    public string Contact { get; set => field = value ?? ""; } = "";

    public string How { get; set => field = value ?? ""; } = "";

    /// <summary>"No", "Yes" or "Unclear".</summary>
    public string Age { get; set => field = value ?? ""; } = "";

    public bool Published { get; set; }

    public bool Threatened { get; set; }

    public bool AiMade { get; set; }

    public string What { get; set => field = value ?? ""; } = "";

    public string Links { get; set => field = value ?? ""; } = "";

    public string Who { get; set => field = value ?? ""; } = "";

    public string Called { get; set => field = value ?? ""; } = "";

    public string Country { get; set => field = value ?? ""; } = "";

    /// <summary>"Yes", "Later" or "No".</summary>
    public string May { get; set => field = value ?? ""; } = "";
}
