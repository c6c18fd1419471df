using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Revoca.Casework.Storage;

namespace Revoca.Web.Tests.Public.Hers;

/// <summary>Days on which nothing is to reach her, named by herself.</summary>
public sealed class DaysPageTests : IAsyncLifetime
{
    private readonly Site site = new() { Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)) };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("", "24 December – 6 January", "Friday 4 December", "Name days on which nothing is to reach you")]
    [InlineData("/it", "24 dicembre – 6 gennaio", "venerdì 4 dicembre", "Indica i giorni")]
    public async Task She_names_a_span_and_a_single_day_and_takes_one_back(string prefix, string span, string day, string lead)
    {
        var she = await SheAsync(prefix);
        Assert.Contains(lead, await she.ReadAsync(prefix + "/days"), StringComparison.Ordinal);
        Assert.Equal(prefix + "/days", Reporter.Where(await SendAsync(she, prefix + "/days", "add", ("First", "2026-12-24"), ("Last", "2027-01-06"))));
        Assert.Equal(prefix + "/days", Reporter.Where(await SendAsync(she, prefix + "/days", "add", ("First", "2026-12-04"), ("Last", ""))));
        var page = await she.ReadAsync(prefix + "/days");
        Assert.Contains(span, page, StringComparison.Ordinal);
        Assert.True(page.IndexOf(day, StringComparison.Ordinal) < page.IndexOf(span, StringComparison.Ordinal), "The earlier days stand first.");

        await SendAsync(she, prefix + "/days", "drop0");
        page = await she.ReadAsync(prefix + "/days");
        Assert.DoesNotContain(day, page, StringComparison.Ordinal);
        Assert.Contains(span, page, StringComparison.Ordinal);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal("2026-12-24/2027-01-06", Assert.Single((await db.HerSettings.SingleAsync(TestContext.Current.CancellationToken)).Quiet).ToString());
    }

    [Fact]
    public async Task What_are_no_days_is_said_so_and_nothing_is_kept()
    {
        var she = await SheAsync();
        foreach (var (first, last) in new[] { ("", ""), ("2026-12-24", "2026-12-23"), ("2026-12-24", "2027-02-22"), ("24 December", ""), ("2026-02-30", "") })
        {
            Assert.Equal("/days?done=wrong", Reporter.Where(await SendAsync(she, "/days", "add", ("First", first), ("Last", last))));
            var page = await she.ReadAsync("/days?done=wrong");
            Assert.Contains("Choose a first day", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Not quiet any more", page, StringComparison.Ordinal);
        }
    }

    private async Task<Visitor> SheAsync(string prefix = "")
    {
        var she = new Visitor(site.Browser());
        await new Reporter(she, prefix).ReportAsync();
        return she;
    }

    private static Task<HttpResponseMessage> SendAsync(Visitor she, string page, string form, params (string, string)[] fields) =>
        she.SendFormAsync(page, [("_handler", form), .. fields]);
}
