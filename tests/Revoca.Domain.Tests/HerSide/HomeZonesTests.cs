using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.HerSide;

public sealed class HomeZonesTests
{
    [Theory]
    [InlineData("Asia/Tokyo", "IT", "Europe/London", "Asia/Tokyo")]
    [InlineData("", "US", "Europe/London", "America/New_York")]
    [InlineData("", "", "Europe/London", "Europe/London")]
    [InlineData(null, "XX", null, "Europe/Rome")]
    [InlineData("Nowhere/Atall", "IE", null, "Europe/Dublin")]
    public void Her_dates_are_told_in_the_hours_she_chose_or_of_her_country_or_of_the_office(string? chosen, string country, string? office, string zone) =>
        Assert.Equal(zone, HomeZones.Read(chosen, country, office).Id);

    [Fact]
    public void Every_zone_offered_is_one_this_machine_knows_and_one_that_can_be_chosen()
    {
        var offered = new[] { "IT", "US", "AU", "BR", "CA", "ES", "PT", "MX", "GB", "JP", "IN" }.SelectMany(HomeZones.AllOf).ToList();
        Assert.Equal(27, offered.Count);
        Assert.All(offered, zone => Assert.True(HomeZones.Knows(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), zone));
        Assert.Empty(HomeZones.AllOf("XX"));
    }

    [Fact]
    public void A_zone_that_is_not_offered_is_refused_and_the_one_before_stays()
    {
        var settings = HerSettings.For(CaseId.New());
        settings.CountIn("Asia/Tokyo");
        Assert.Throws<RuleBroken>(() => settings.CountIn("Nowhere/Atall"));
        Assert.Equal("Asia/Tokyo", settings.Zone);
    }
}
