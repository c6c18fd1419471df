using Microsoft.Playwright;

namespace Revoca.Journeys;

/// <summary>Keeps a picture of a page when SCREENSHOTS names a folder: for people to look at, never compared.</summary>
public static class Pictures
{
    /// <summary>Of a part of the page alone.</summary>
    public static async Task KeepAsync(this ILocator part, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await part.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public static async Task KeepAsync(this IPage page, string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }
}
