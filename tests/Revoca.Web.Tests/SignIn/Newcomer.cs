using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Web.SignIn;

namespace Revoca.Web.Tests.SignIn;

/// <summary>Becomes the first member of a site through its pages, and signs in again.</summary>
internal static class Newcomer
{
    public const string Mail = "ada@helpline.example";
    public const string Password = "violet harbour tin window";

    /// <summary>From the set-up link to the desk.</summary>
    /// <returns>The app with her key.</returns>
    public static async Task<Authenticator> ArriveAsync(Site site, Visitor she)
    {
        await SetUpAsync(she, site.Services.GetRequiredService<FirstStart>().Issue(), Password);
        var app = Authenticator.On(await she.ReadAsync("/sign-in/enrol"));
        await she.SendFormAsync("/sign-in/enrol", ("Form.Code", app.Code(ClockOf(site))));
        return app;
    }

    public static Task<HttpResponseMessage> SetUpAsync(Visitor she, string key, string password) => she.SendFormAsync("/set-up?key=" + key,
        ("Form.Organisation", "Helpline Example"), ("Form.Sender", "help@helpline.example"), ("Form.Country", "IT"),
        ("Form.Name", "Ada Rossi"), ("Form.Mail", Mail), ("Form.Password", password));

    public static Task<HttpResponseMessage> SignInAsync(Visitor she, string code, string mail = Mail, string password = Password, string to = "") =>
        she.SendFormAsync("/sign-in" + to, ("Form.Mail", mail), ("Form.Password", password), ("Form.Code", code));

    public static TimeProvider ClockOf(Site site) => site.Services.GetRequiredService<TimeProvider>();
}
