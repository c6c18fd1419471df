using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Revoca.Journeys;

/// <summary>Whether the browser got there. The page is asked itself: the driver has been seen waiting for a load that was over long before.</summary>
internal static class Arriving
{
    /// <param name="end">How the address ends; a star stands for one part of a path.</param>
    public static Task ShouldReachAsync(this IPage page, string end) =>
        Assertions.Expect(page).ToHaveURLAsync(
            new Regex(Regex.Escape(end).Replace(@"\*", "[^/?#]+", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)),
            new() { Timeout = 60_000 });
}
