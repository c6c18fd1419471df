using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Law.Clocks;
using Revoca.Domain.People;

namespace Revoca.Web.Tests.Hosting;

public sealed class CalendarFeedsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_secret_address_opens_without_signing_in_and_any_other_opens_nothing()
    {
        await TestCasework.Employ(site.Services, TestCasework.Ada, "Ada", StaffRole.Advocate);
        using var browser = site.Browser();
        var secret = await site.Services.GetRequiredService<ClockCalendar>().Renew(TestCasework.Ada, TestContext.Current.CancellationToken);
        var calendar = await browser.GetAsync($"{Links.Calendar}/{secret}.ics", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (calendar.StatusCode, calendar.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("BEGIN:VCALENDAR", await calendar.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        foreach (var wrong in new[] { new string('A', 43), "A", secret + "A" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Links.Calendar}/{wrong}.ics", TestContext.Current.CancellationToken)).StatusCode);
    }
}
