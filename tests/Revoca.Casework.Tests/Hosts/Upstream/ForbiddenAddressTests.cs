using System.Net;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Tests.Hosts.Upstream;

/// <summary>The corpus of security.md §7: none of these may open a connection to a closed address, whichever layer stops it.</summary>
public sealed class ForbiddenAddressTests
{
    private static readonly string[] ClosedAddresses =
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.254", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.1.2.3", "169.254.169.254", "169.254.170.2",
        "172.16.0.1", "172.31.255.254", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.254", "198.18.0.1", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
        "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
    ];

    private static readonly string[] OddForms =
    [
        "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.1/", "http://127.1/", "http://127.0.1/", "http://0177.0.0.1/",
        "http://0x7f.0.0.1/", "http://127.0.0.1./", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://%31%32%37.0.0.1/", "http://localhost/",
        "http://LOCALHOST/", "http://localhost./", "http://a.localhost/", "http://metadata/", "http://metadata.google.internal/", "http://router.local/",
        "http://nas.lan/", "http://x.home/", "http://wiki.intranet/", "http://1.0.0.127.in-addr.arpa/", "http://user@127.0.0.1/", "http://site.example@127.0.0.1/",
        "http://site.example:80@127.0.0.1/", "http://127.0.0.1\\@site.example/", "http:\\\\127.0.0.1/", "http://site.example\\.127.0.0.1/", "https://[::1]:8080/",
        "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/", "http://[::1%25lo]/", "http://[fe80::1%25eth0]/", "file:///etc/passwd", "gopher://127.0.0.1/",
        "dict://127.0.0.1:11211/", "ftp://127.0.0.1/", "http://site.example:22/", "http://site.example:25/", "http://site.example:6379/", "https://site.example:8443/",
        "http://1.1.1.1 &@127.0.0.1/", "http://127.0.0.1#@site.example/", "http://127.0.0.1?@site.example/",
    ];

    private static readonly string[] ClosedNames = [.. ClosedAddresses.Take(26).Select((_, i) => $"http://name{i}.example/")];

    private static readonly string[] MixedNames = ["http://mixed1.example/", "http://mixed2.example/", "http://mixed3.example/"];

    private static readonly string[] Rebinding = ["http://rebind.example/"];

    private static readonly string[] Corpus =
        [.. ClosedAddresses.Select(address => address.Contains(':', StringComparison.Ordinal) ? $"http://[{address}]/" : $"http://{address}/"), .. OddForms, .. ClosedNames, .. MixedNames, .. Rebinding];

    [Fact]
    public void The_corpus_has_120_addresses() => Assert.Equal(120, Corpus.Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public async Task None_of_them_opens_a_connection_to_a_closed_address_when_a_page_is_looked_at()
    {
        await using var world = await World();
        using var look = new LookAtPage(world, TimeProvider.System);
        var taken = 0;
        foreach (var text in Corpus)
        {
            if (!ContentUrl.TryParse(text, out var url))
                continue;
            taken++;
            await look.Run(url, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, ClosedIn(world));
        Figure.Tell($"SSRF, looking at a page: {Corpus.Length} addresses, {taken} taken for a link, {ClosedIn(world)} connections to a closed address");
    }

    [Fact]
    public async Task None_of_them_does_when_the_guarded_client_is_asked_directly()
    {
        await using var world = await World();
        using var http = GuardedHttp.Client(world, TimeSpan.FromSeconds(5));
        var answered = 0;
        foreach (var text in Corpus)
        {
            try
            {
                using var response = await http.GetAsync(text, TestContext.Current.CancellationToken);
                answered++;
            }
            catch (Exception e) when (e is HttpRequestException or InvalidOperationException or UriFormatException or NotSupportedException or OperationCanceledException)
            {
                // Refused, as it should be.
            }
        }

        Assert.Equal(0, ClosedIn(world));
        Assert.True(answered < 5, $"{answered} were answered"); // rebind.example answers once, from the public address it was pinned to
        Figure.Tell($"SSRF, the guarded client itself: {Corpus.Length} addresses, {answered} answered from a public address, {ClosedIn(world)} connections to a closed address");
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_the_connection_pinned_to_that_answer()
    {
        await using var world = await World();
        using var look = new LookAtPage(world, TimeProvider.System);
        var seen = await look.Run(ContentUrl.Parse("http://rebind.example/"), TestContext.Current.CancellationToken);
        Assert.Equal(PageAnswer.Answered, seen.Answer);
        Assert.Single(world.Resolved);
        Assert.Equal(LocalWorld.PublicAddress, Assert.Single(world.Dialled).Address.ToString());
    }

    [Fact]
    public async Task A_redirect_to_this_machine_is_written_down_and_not_followed()
    {
        await using var world = await LocalWorld.Start(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "http://169.254.169.254/latest/meta-data/";
            return Task.CompletedTask;
        });
        using var look = new LookAtPage(world, TimeProvider.System);
        var seen = await look.Run(ContentUrl.Parse("http://site.example/a"), TestContext.Current.CancellationToken);
        Assert.Equal((PageAnswer.Redirected, 302, "http://169.254.169.254/latest/meta-data/"), (seen.Answer, seen.Status, seen.Location));
        Assert.Single(world.Dialled);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:4700::6810:84e5", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    public void Public_addresses_may_be_dialled_and_others_not(string address, bool may) => Assert.Equal(may, PublicAddresses.MayConnect(IPAddress.Parse(address)));

    private static int ClosedIn(LocalWorld world) => world.Dialled.Count(dialled => !PublicAddresses.MayConnect(dialled.Address) || dialled.Port is not (80 or 443));

    private static async Task<LocalWorld> World()
    {
        var world = await LocalWorld.Start(_ => Task.CompletedTask);
        for (var i = 0; i < ClosedNames.Length; i++)
            world.Names[$"name{i}.example"] = new([[ClosedAddresses[i]]]);
        world.Names["mixed1.example"] = new([[LocalWorld.PublicAddress, "127.0.0.1"]]);
        world.Names["mixed2.example"] = new([["10.0.0.1", LocalWorld.PublicAddress]]);
        world.Names["mixed3.example"] = new([[LocalWorld.PublicAddress, "::1"]]);
        world.Names["rebind.example"] = new([[LocalWorld.PublicAddress], ["127.0.0.1"]]);
        return world;
    }
}
