using Revoca.Builders;
using Revoca.Casework.Hosts;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Hosts;

public sealed class CheckChannelTests
{
    private static readonly HostId Imgur = HostId.Parse("imgur");
    private static readonly ChannelFound FoundRight = new(ChannelFinding.Right, "https://help.imgur.com/contact");

    [Fact]
    public async Task A_confirmation_is_used_at_once_and_after_the_next_start()
    {
        await using var casework = await TestCasework.Start();
        var directory = casework.Get<HostDirectory>();
        var before = Abuse(directory);
        Assert.Equal(Freshness.Red, before.FreshnessOn(Today(casework)));

        await casework.Get<CheckChannel>().Run(Imgur, before, FoundRight, TestCasework.Ada, TestContext.Current.CancellationToken);
        Assert.Equal(Freshness.Green, Abuse(directory).FreshnessOn(Today(casework)));

        directory.Learn([]); // as after a start
        await casework.Get<LearnDirectory>().Run(TestContext.Current.CancellationToken);
        Assert.Equal(TestCasework.Ada.Value.ToString("N"), Abuse(directory).Confirmed?.By);
    }

    [Fact]
    public async Task What_one_installation_finds_stays_with_it()
    {
        await using var casework = await TestCasework.Start();
        await casework.Get<CheckChannel>().Run(Imgur, Abuse(casework.Get<HostDirectory>()), FoundRight, TestCasework.Ada, TestContext.Current.CancellationToken);
        Assert.Null(Abuse(ShippedDirectory.Hosts).Confirmed);
    }

    [Fact]
    public async Task A_channel_that_somebody_else_replaced_meanwhile_is_not_checked_again()
    {
        await using var casework = await TestCasework.Start();
        var seen = Abuse(casework.Get<HostDirectory>());
        var check = casework.Get<CheckChannel>();
        await check.Run(Imgur, seen, FoundRight with { Finding = ChannelFinding.Replaced, NewValue = "safety@imgur.example" }, TestCasework.Ada, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<RuleBroken>(() => check.Run(Imgur, seen, FoundRight, TestCasework.Ben, TestContext.Current.CancellationToken));
    }

    private static Channel Abuse(HostDirectory directory) => directory[Imgur].Channels.First(channel => channel is { Purpose: ChannelPurpose.AbuseGeneral, Type: ChannelType.Email });

    private static DateOnly Today(TestCasework casework) => DateOnly.FromDateTime(casework.Clock.GetUtcNow().UtcDateTime);
}
