namespace Revoca.Builders;

/// <summary>Every public route by the state in which it has something to show. A test compares them with the routes the site really has.</summary>
public static class PublicRoutes
{
    /// <summary>Open to everybody at any time.</summary>
    public static IReadOnlyList<string> Open { get; } = ["/", "/help", "/report", "/files", "/check", "/not-found", "/oops", "/sign-in", "/signed-out"];

    /// <summary>While a report is written.</summary>
    public static IReadOnlyList<string> Steps { get; } =
        ["/report/age", "/report/what", "/report/addresses", "/report/who", "/report/sites", "/report/search", "/report/offices", "/report/review"];

    /// <summary>Once it is sent, behind her code.</summary>
    public static IReadOnlyList<string> Hers { get; } =
        ["/report/sent", "/status", "/decide", "/choices", "/earlier", "/mandate", "/messages", "/papers", "/pause", "/days", "/contact", "/question", "/place", "/copy"];

    public static IReadOnlyList<string> All { get; } = [.. Open, "/receipt", "/report/places", .. Steps, .. Hers];
}
