using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Revoca.Journeys;

/// <summary>No rule of axe is broken; the page names what is.</summary>
public static class Accessibility
{
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join('\n',
            result.Violations.Select(violation => $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(4).Select(node => node.Html))}")));
    }
}
