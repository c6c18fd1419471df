using Revoca.Domain.Hosts;

namespace Revoca.Domain.Tests.Hosts;

public sealed class ChannelChoiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly ChannelPurpose[] Purposes = [ChannelPurpose.IntimateImages, ChannelPurpose.AbuseGeneral];

    [Fact]
    public void Without_a_verified_usable_channel_there_is_no_choice()
    {
        Assert.Null(Best());
        Assert.Null(Best(ChannelTests.Mail() with { Value = "" }));
        Assert.Null(Best(ChannelTests.Mail() with { Evidence = ChannelEvidence.Memory }));
        Assert.Null(Best(ChannelTests.Mail() with { ForVictimNotices = false }));
        Assert.Null(Best(ChannelTests.Mail(ChannelPurpose.Copyright)));
    }

    [Fact]
    public void An_api_is_for_reference_only() => Assert.Null(Best(ChannelTests.Mail() with { Type = ChannelType.Api }));

    [Fact]
    public void The_purpose_asked_for_first_wins_over_an_easier_channel()
    {
        var form = ChannelTests.Mail() with { Type = ChannelType.WebForm, Value = "https://host.example/form" };
        var choice = Best(ChannelTests.Mail(ChannelPurpose.AbuseGeneral), form);
        Assert.Equal((form, ChannelReason.MadeForThis), (choice?.Channel, choice?.Reason));
    }

    [Fact]
    public void The_next_purpose_serves_when_the_first_has_none()
    {
        var choice = Best(ChannelTests.Mail(ChannelPurpose.AbuseGeneral), ChannelTests.Mail(ChannelPurpose.AbuseGeneral) with { Type = ChannelType.Post });
        Assert.Equal(ChannelReason.NextPurpose, choice?.Reason);
        Assert.Single(choice?.Others ?? []);
    }

    [Fact]
    public void A_channel_that_publishes_comes_after_one_that_does_not()
    {
        var published = ChannelTests.Mail() with { Exposure = Exposure.Published };
        var form = ChannelTests.Mail() with { Type = ChannelType.WebForm };
        var choice = Best(published, form);
        Assert.Equal((form, ChannelReason.LeastExposing), (choice?.Channel, choice?.Reason));
    }

    [Fact]
    public void Mail_comes_before_a_form_and_a_form_before_a_menu()
    {
        var menu = ChannelTests.Mail() with { Type = ChannelType.InProduct };
        var form = ChannelTests.Mail() with { Type = ChannelType.WebForm };
        var choice = Best(menu, form, ChannelTests.Mail());
        Assert.Equal(ChannelType.Email, choice?.Channel.Type);
        Assert.Equal([form, menu], choice?.Others);
        Assert.Equal(ChannelReason.EasiestToProve, choice?.Reason);
    }

    [Fact]
    public void A_red_channel_is_chosen_last_and_never_filled_in()
    {
        var old = ChannelTests.Mail() with { AsOf = PartialDate.Parse("2023") };
        var form = ChannelTests.Mail() with { Type = ChannelType.WebForm };
        Assert.Equal(form, Best(old, form)?.Channel);
        Assert.False(Best(old)?.MayPrefill);
    }

    [Fact]
    public void Nobody_here_has_seen_the_page_yet_so_the_choice_asks_for_it()
    {
        Assert.True(Best(ChannelTests.Mail())?.AskToConfirm);
        Assert.False(Best(ChannelTests.Mail() with { Confirmed = new(Today, "u-1", "https://host.example") })?.AskToConfirm);
    }

    private static ChannelChoice? Best(params Channel[] channels) =>
        (Directories.Host("h", HostKind.Forum) with { Channels = channels }).BestChannel(Purposes, Today);
}
