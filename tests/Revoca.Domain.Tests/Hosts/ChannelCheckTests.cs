using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Hosts;

public sealed class ChannelCheckTests
{
    private const string Page = "https://host.example/contact";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly StaffId Ada = new(new Guid("aaaaaaaa-0000-4000-8000-000000000001"));
    private static readonly Channel Old = ChannelTests.Mail() with { AsOf = PartialDate.Parse("2023") };
    private static readonly Channel Empty = new(ChannelType.Email, ChannelPurpose.AbuseGeneral, "");

    [Fact]
    public void A_channel_found_right_today_is_fresh_and_names_who_looked_where()
    {
        var channel = Assert.Single(After(Old, new(ChannelFinding.Right, Page)));
        Assert.Equal(Freshness.Green, channel.FreshnessOn(Today));
        Assert.Equal((Today, Ada.Value.ToString("N"), Page), (channel.Confirmed?.On, channel.Confirmed?.By, channel.Confirmed?.SeenAt));
    }

    [Fact]
    public void An_empty_channel_is_usable_once_a_person_has_found_its_value()
    {
        Assert.False(Empty.IsUsable);
        Assert.True(Assert.Single(After(Empty, new(ChannelFinding.Replaced, Page, "abuse@new.example"))).MayPrefill(Today));
    }

    [Fact]
    public void A_channel_that_is_gone_is_empty_and_never_offered()
    {
        var channel = Assert.Single(After(Old, new(ChannelFinding.Gone, Page)));
        Assert.Equal(("", false), (channel.Value, channel.IsUsable));
    }

    [Fact]
    public void A_contact_for_authorities_stays_unusable_after_any_check() =>
        Assert.False(Assert.Single(After(Empty with { Purpose = ChannelPurpose.DsaAuthoritiesOnly }, new(ChannelFinding.Replaced, Page, "dsa@new.example"))).IsUsable);

    [Fact]
    public void Checks_follow_each_other_whatever_their_order_in_storage()
    {
        var host = Directories.Host("h", HostKind.Forum) with { Channels = [Empty, Old] };
        var directory = new HostDirectory([host]);
        var first = ChannelCheck.Of(host.Id, Empty, new(ChannelFinding.Replaced, Page, "one@new.example"), Ada, Now);
        var second = ChannelCheck.Of(host.Id, Empty with { Value = "one@new.example" }, new(ChannelFinding.Replaced, Page, "two@new.example"), Ada, Now.AddDays(1));
        directory.Learn([second, first]);
        Assert.Equal(["two@new.example", Old.Value], directory[host.Id].Channels.Select(channel => channel.Value));
        directory.Learn([]);
        Assert.Equal(["", Old.Value], directory[host.Id].Channels.Select(channel => channel.Value));
    }

    [Theory]
    [InlineData(ChannelFinding.Right, "no page", "")]
    [InlineData(ChannelFinding.Right, "javascript:alert(1)", "")]
    [InlineData(ChannelFinding.Replaced, Page, "not an address")]
    [InlineData(ChannelFinding.Replaced, Page, "a@b.example,c@d.example")]
    [InlineData(ChannelFinding.Replaced, Page, "a@b.example\r\nBcc: c@d.example")]
    [InlineData(ChannelFinding.Replaced, Page, "")]
    public void A_check_needs_the_page_that_was_seen_and_a_value_that_fits(ChannelFinding finding, string seenAt, string value) =>
        Assert.Throws<RuleBroken>(() => ChannelCheck.Of(HostId.Parse("h"), Old, new(finding, seenAt, value), Ada, Now));

    [Fact]
    public void Nothing_cannot_be_right() =>
        Assert.Throws<RuleBroken>(() => ChannelCheck.Of(HostId.Parse("h"), Empty, new(ChannelFinding.Right, Page), Ada, Now));

    private static IReadOnlyList<Channel> After(Channel channel, ChannelFound found) =>
        ChannelCheck.Of(HostId.Parse("h"), channel, found, Ada, Now).Over([channel]);
}
