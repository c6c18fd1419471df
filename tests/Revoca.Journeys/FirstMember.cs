using Microsoft.Playwright;
using Revoca.Builders;

namespace Revoca.Journeys;

/// <summary>Sets an installation up as its first member: the form, the authenticator, the recovery codes, the recovery words, the desk.</summary>
internal static class FirstMember
{
    public const string Password = "violet harbour tin window";

    /// <returns>The app with the key of her second factor.</returns>
    public static async Task<Authenticator> SetUpAsync(this IPage page, string link, string mail = "ada@helpline.example", string organisation = "Helpline Example")
    {
        await page.FillSetUpAsync(link, mail, organisation);
        return await page.EnrolAsync();
    }

    /// <summary>As far as the page of enrolment.</summary>
    public static async Task FillSetUpAsync(this IPage page, string link, string mail = "ada@helpline.example", string organisation = "Helpline Example")
    {
        await page.GotoAsync(link);
        foreach (var (field, text) in ((string, string)[])[("#organisation", organisation), ("#sender", "help@helpline.example"),
            ("#name", "Ada Rossi"), ("#mail", mail), ("#password", Password)])
            await page.Locator(field).FillAsync(text);
        await page.Locator("main button").ClickAsync();
        await page.ShouldReachAsync("/sign-in/enrol");
    }

    public static async Task<Authenticator> EnrolAsync(this IPage page, TimeProvider? clock = null)
    {
        var app = Authenticator.On(await page.ContentAsync());
        await page.Locator("#code").FillAsync(app.Code(clock ?? TimeProvider.System));
        await page.Locator("form:has(#code) button").ClickAsync();
        await page.ShouldReachAsync("/sign-in/codes");
        await page.Locator("main form button").ClickAsync();
        await page.WriteWordsAsync();
        return app;
    }

    /// <summary>Writes the recovery words down and types them back, which ends the set-up.</summary>
    public static async Task WriteWordsAsync(this IPage page, Func<string, Task>? look = null)
    {
        await page.ShouldReachAsync("/sign-in/words");
        await (look?.Invoke("write") ?? Task.CompletedTask);
        var words = await page.Locator("#words li").AllTextContentsAsync();
        await page.Locator("main form button").ClickAsync();
        await page.Locator("#typed").FillAsync(string.Join(' ', words));
        await (look?.Invoke("type") ?? Task.CompletedTask);
        await page.Locator("form:has(#typed) button").ClickAsync();
        await page.ShouldReachAsync("/desk");
    }
}
