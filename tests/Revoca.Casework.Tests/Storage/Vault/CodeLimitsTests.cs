using System.Net;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public sealed class CodeLimitsTests : IDisposable
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.7");
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly CodeLimits _limits;

    public CodeLimitsTests() => _limits = new CodeLimits(KeyVault.Open(new VaultOptions { DataFolder = _folder.Data }), _clock);

    public void Dispose() => _folder.Dispose();

    private void Fail(IPAddress address, int times)
    {
        for (var i = 0; i < times; i++)
            _limits.RecordFailure(address);
    }

    [Fact]
    public void Nine_failures_change_nothing_and_the_tenth_asks_to_wait()
    {
        Fail(Here, 9);
        Assert.IsType<CodeEntry.Go>(_limits.Ask(Here, null));
        Fail(Here, 1);
        Assert.IsType<CodeEntry.Wait>(_limits.Ask(Here, null));
        Assert.IsType<CodeEntry.Go>(_limits.Ask(IPAddress.Parse("192.0.2.8"), null));
    }

    [Fact]
    public void A_ticket_is_good_once_after_its_slot_and_only_for_its_address()
    {
        var there = IPAddress.Parse("192.0.2.8");
        Fail(Here, 10);
        Fail(there, 10);
        var ticket = Assert.IsType<CodeEntry.Wait>(_limits.Ask(Here, null));
        Assert.Equal(ticket.Ticket, Assert.IsType<CodeEntry.Wait>(_limits.Ask(Here, ticket.Ticket)).Ticket);
        _clock.Advance(ticket.For);
        Assert.IsType<CodeEntry.Wait>(_limits.Ask(there, ticket.Ticket));
        Assert.IsType<CodeEntry.Wait>(_limits.Ask(Here, "forged"));
        Assert.IsType<CodeEntry.Go>(_limits.Ask(Here, ticket.Ticket));
        Assert.IsType<CodeEntry.Wait>(_limits.Ask(Here, ticket.Ticket));
    }

    [Fact]
    public void After_ten_quiet_minutes_nobody_waits()
    {
        Fail(Here, 10);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<CodeEntry.Go>(_limits.Ask(Here, null));
    }

    [Fact]
    public void A_site_under_attack_lets_honest_visitors_through_in_seconds()
    {
        for (var i = 0; i < 500; i++)
            Fail(new IPAddress([198, 51, (byte)(i / 250), (byte)(i % 250)]), 10);
        for (var i = 0; i < 500; i++)
            Assert.IsType<CodeEntry.Wait>(_limits.Ask(new IPAddress([198, 51, (byte)(i / 250), (byte)(i % 250)]), null));
        var honest = Assert.IsType<CodeEntry.Wait>(_limits.Ask(Here, null));
        Assert.True(honest.For < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void An_attacker_with_500_addresses_gets_few_tries()
    {
        var tries = 0;
        for (var second = 0; second < 120; second++)
        {
            for (var i = 0; i < 500; i++)
            {
                var address = new IPAddress([198, 51, (byte)(i / 250), (byte)(i % 250)]);
                var entry = _limits.Ask(address, null);
                entry = entry is CodeEntry.Wait wait ? _limits.Ask(address, wait.Ticket) : entry;
                if (entry is not CodeEntry.Go)
                    continue;
                tries++;
                _limits.RecordFailure(address);
            }

            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        // Five a second is the most the tickets allow; 2^66 codes stand against it.
        Assert.InRange(tries, 51, 5 * 120 + 60);
    }

    [Fact]
    public void A_v6_network_counts_as_one_visitor_and_a_mapped_address_as_its_v4_form()
    {
        Assert.Equal(CodeLimits.Bucket(IPAddress.Parse("2001:db8:1:2::1")), CodeLimits.Bucket(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(CodeLimits.Bucket(IPAddress.Parse("2001:db8:1:2::1")), CodeLimits.Bucket(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal(CodeLimits.Bucket(Here), CodeLimits.Bucket(IPAddress.Parse("::ffff:192.0.2.7")));
    }
}
