namespace Revoca.Domain.Evidence;

/// <summary>What was searched for, read from the address of a page of results: a request for delisting must name it.</summary>
public static class SearchQuery
{
    private const int Longest = 200;

    private static readonly string[] Names = ["q", "query", "p", "text", "wd"];

    /// <returns>The words as typed; null where the address holds none, or they are no line of text.</returns>
    public static string? In(ContentUrl url)
    {
        if (!Uri.TryCreate(url.Canonical, UriKind.Absolute, out var address))
            return null;
        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || !Names.Contains(part[..cut], StringComparer.OrdinalIgnoreCase))
                continue;
            var words = Uri.UnescapeDataString(part[(cut + 1)..].Replace('+', ' ')).Trim();
            return words.Length is > 0 and <= Longest && !words.Any(char.IsControl) ? words : null;
        }

        return null;
    }
}
