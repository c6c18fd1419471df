using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Revoca.Journeys;

/// <summary>No rule of axe is broken; the page names what is.</summary>
public static class Accessibility
{
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        // In a page whose script is off axe waits for itself: better a red test than one that never ends.
        var result = await page.RunAxe().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join('\n',
            result.Violations.Select(violation => $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(4).Select(node => node.Html))}")));
    }
}
