using Revoca.Domain.Hosts;

namespace Revoca.Domain.Tests.Hosts;

public sealed class ChannelTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("2026-11-22", Freshness.Green)]
    [InlineData("2026-05-26", Freshness.Green)] // 180 days
    [InlineData("2026-05-25", Freshness.Amber)] // 181
    [InlineData("2025-11-22", Freshness.Amber)] // 365
    [InlineData("2025-11-21", Freshness.Red)] // 366
    [InlineData("2026-06", Freshness.Green)] // 1 June
    [InlineData("2026", Freshness.Amber)] // 1 January
    [InlineData("2025", Freshness.Red)]
    [InlineData("", Freshness.Red)]
    public void A_channel_ages_from_the_first_day_its_date_can_mean(string asOf, Freshness expected) =>
        Assert.Equal(expected, Mail() with { AsOf = PartialDate.Parse(asOf) } is var channel ? channel.FreshnessOn(Today) : default);

    [Fact]
    public void A_red_channel_is_not_filled_in()
    {
        Assert.True((Mail() with { AsOf = PartialDate.Parse("2026-03") }).MayPrefill(Today));
        Assert.False((Mail() with { AsOf = PartialDate.Parse("2025-03") }).MayPrefill(Today));
    }

    [Fact]
    public void Our_own_confirmation_makes_an_old_channel_fresh_and_a_remembered_one_verified()
    {
        var remembered = Mail() with { AsOf = PartialDate.Parse("2022"), Evidence = ChannelEvidence.Memory };
        var confirmed = remembered with { Confirmed = new(Today, "u-1", "https://host.example/abuse") };
        Assert.False(remembered.IsUsable);
        Assert.True(confirmed.MayPrefill(Today));
    }

    [Fact]
    public void Authority_only_contacts_are_never_usable_even_when_the_entry_says_so() =>
        Assert.False((Mail() with { Purpose = ChannelPurpose.DsaAuthoritiesOnly, Confirmed = new(Today, "u-1", "") }).IsUsable);

    [Fact]
    public void A_channel_without_a_value_is_not_verified_whatever_its_evidence() => Assert.False((Mail() with { Value = "" }).IsVerified);

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("last year")]
    [InlineData("2026-1")]
    public void A_partial_date_is_a_year_a_month_or_a_day(string text) => Assert.Throws<FormatException>(() => PartialDate.Parse(text));

    internal static Channel Mail(ChannelPurpose purpose = ChannelPurpose.IntimateImages) => new(ChannelType.Email, purpose, "abuse@host.example")
    {
        Evidence = ChannelEvidence.Primary,
        Confidence = Confidence.High,
        ForVictimNotices = true,
        AsOf = PartialDate.Parse("2026-08-22"),
    };
}
