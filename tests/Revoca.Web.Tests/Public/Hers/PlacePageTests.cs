using Microsoft.Extensions.Time.Testing;

namespace Revoca.Web.Tests.Public.Hers;

/// <summary>Half an hour before midnight in Greenwich it is tomorrow in Rome and still today in New York.</summary>
public sealed class PlacePageTests : IAsyncLifetime
{
    private readonly Site site = new() { Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero)) };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Her_days_are_those_of_her_country_until_she_chooses_others_and_she_goes_on_in_the_language_she_chose()
    {
        var she = new Visitor(site.Browser());
        await new Reporter(she).ReportAsync();
        Assert.Contains("Tuesday 24 November", await she.ReadAsync("/status"), StringComparison.Ordinal);
        Assert.Contains("<option value=\"Europe/Rome\" selected>", await she.ReadAsync("/place"), StringComparison.Ordinal);
        var kept = await she.SendFormAsync("/place", ("_handler", "place"), ("Spoken", "it"), ("Where", "America/New_York"));
        Assert.Equal("/it/status", Reporter.Where(kept));
        var status = await she.ReadAsync("/it/status");
        Assert.Contains("lunedì 23 novembre", status, StringComparison.Ordinal);
        Assert.DoesNotContain("24 novembre", status, StringComparison.Ordinal);
        Assert.Contains("Hai detto in quale lingua leggi", status, StringComparison.Ordinal);
        Assert.Contains("<option value=\"America/New_York\" selected>", await she.ReadAsync("/it/contact"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_nobody_offers_changes_nothing()
    {
        var she = new Visitor(site.Browser());
        await new Reporter(she).ReportAsync();
        await she.SendFormAsync("/place", ("_handler", "place"), ("Spoken", "it"), ("Where", "Nowhere/Atall"));
        await she.SendFormAsync("/place", ("_handler", "place"), ("Spoken", "xx"), ("Where", "Asia/Tokyo"));
        Assert.Contains("<option value=\"Europe/Rome\" selected>", await she.ReadAsync("/place"), StringComparison.Ordinal);
        Assert.DoesNotContain("in which language you read", await she.ReadAsync("/status"), StringComparison.Ordinal);
    }
}
