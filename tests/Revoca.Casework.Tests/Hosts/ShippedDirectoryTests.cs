using Revoca.Casework.Hosts;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Tests.Hosts;

public sealed class ShippedDirectoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly HostDirectory Hosts = ShippedDirectory.Hosts;

    [Fact]
    public void Seventy_hosts_and_203_channels_ship()
    {
        Assert.Equal(70, Hosts.All.Count);
        Assert.Equal(203, Hosts.All.Sum(host => host.Channels.Count));
        Assert.Equal(36, Hosts.All.Count(host => host.Verification == ChannelEvidence.Primary));
    }

    [Fact]
    public void What_is_not_verified_has_no_value_or_is_not_offered()
    {
        var channels = Hosts.All.SelectMany(host => host.Channels).ToList();
        Assert.All(channels.Where(channel => channel.Evidence == ChannelEvidence.None), channel => Assert.Equal("", channel.Value));
        Assert.All(channels.Where(channel => channel.Evidence == ChannelEvidence.Memory), channel => Assert.False(channel.IsUsable));
        Assert.All(channels.Where(channel => channel.IsUsable), channel => Assert.NotEqual("", channel.Source));
    }

    [Fact]
    public void No_host_offers_a_contact_for_authorities()
    {
        ChannelPurpose[] all = Enum.GetValues<ChannelPurpose>();
        var offered = Hosts.All.Select(host => host.BestChannel(all, Today)).OfType<ChannelChoice>().SelectMany(choice => choice.Others.Prepend(choice.Channel)).ToList();
        Assert.NotEmpty(offered);
        Assert.DoesNotContain(offered, channel => channel.Purpose == ChannelPurpose.DsaAuthoritiesOnly);
        Assert.Contains(Hosts[HostId.Parse("substack")].Channels, channel => channel is { Purpose: ChannelPurpose.DsaAuthoritiesOnly, ForVictimNotices: true });
    }

    [Fact]
    public void A_host_without_a_usable_channel_has_no_choice() =>
        Assert.Null(Hosts[HostId.Parse("bunkr")].BestChannel(Enum.GetValues<ChannelPurpose>(), Today));

    [Fact]
    public void An_address_last_seen_in_2023_is_red_and_stays_so_in_the_choice()
    {
        var choice = Hosts[HostId.Parse("imgur")].BestChannel([ChannelPurpose.AbuseGeneral], Today);
        Assert.Equal((Freshness.Red, false), (choice?.Freshness, choice?.MayPrefill));
    }

    [Fact]
    public void Every_domain_is_found_again_and_leads_to_a_link_of_the_same_host() =>
        Assert.All(Hosts.All.SelectMany(host => host.Domains.Select(domain => (host, domain))), pair =>
        {
            Assert.Same(pair.host, Hosts.Find(pair.domain));
            Assert.Same(pair.host, Hosts.Find(ContentUrl.Parse($"https://{pair.domain}/some/path/here").Host));
        });

    [Fact]
    public void Mail_values_are_addresses_and_usable_forms_are_secure_pages()
    {
        var channels = Hosts.All.SelectMany(host => host.Channels).Where(channel => channel.Value.Length > 0).ToList();
        Assert.All(channels.Where(channel => channel.Type == ChannelType.Email), channel => Assert.Matches(@"^[A-Za-z0-9.\-]+@[a-zA-Z0-9.\-]+\.[a-z]+$", channel.Value));
        Assert.All(channels.Where(channel => channel is { Type: ChannelType.WebForm, IsUsable: true }), channel => Assert.StartsWith("https://", channel.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_wording_exists_in_both_languages() =>
        Assert.All(Hosts.All, host => Assert.All(
            (Wording[])[.. host.ContentKinds, .. host.AskFor, .. host.Policies, .. host.StatutoryNotes, .. host.Notes, .. host.Channels.SelectMany(channel => channel.Notes.Concat(channel.Demands))],
            wording => Assert.True(wording.English.Length > 0 && wording.Italian.Length > 0, $"{host.Id}: {wording.English}")));

    [Theory]
    [InlineData("forum.co.uk", "forum.co.uk")]
    [InlineData("a.b.city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("someone.github.io", "someone.github.io")]
    public void The_public_suffix_list_ships(string host, string registrable) => Assert.Equal(registrable, ShippedDirectory.Suffixes.RegistrableDomain(host));
}
