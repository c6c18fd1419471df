using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders.Servers;
using Revoca.Casework.Hosts;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Tests.Hosts.Upstream;

public sealed class FindUpstreamTests : IAsyncLifetime
{
    private const string Provider = """
        {"objectClassName":"ip network","name":"BOARD-NET","country":"NL","entities":[{"roles":["registrant"],"entities":[
        {"roles":["abuse"],"vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","Abuse desk"],["email",{},"text","abuse@provider.example"]]]}]}]}
        """;

    private const string Registration = """
        {"objectClassName":"domain","entities":[{"roles":["registrar"],"publicIds":[{"type":"IANA Registrar ID","identifier":"9998"}],
        "vcardArray":["vcard",[["fn",{},"text","Example Names Ltd"]]],
        "entities":[{"roles":["abuse"],"vcardArray":["vcard",[["email",{},"text","abuse@names.example"]]]}]}]}
        """;

    private readonly LocalDns dns = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal)
    {
        ["/rdap/dns.json"] = """{"services":[[["com"],["http://rdap.other.example/"]],[["example"],["http://rdap.names.example/"]]]}""",
        ["/rdap/ipv4.json"] = """{"services":[[["93.0.0.0/8"],["http://rdap.ip.example/"]]]}""",
        ["/rdap/asn.json"] = """{"services":[[["64496-64511"],["http://rdap.as.example/"]]]}""",
        ["/ip/93.184.216.34"] = Provider,
        ["/domain/board.example"] = Registration,
    };

    private LocalWorld? world;
    private int requests;
    private RequestDelegate? strange;

    public async ValueTask InitializeAsync()
    {
        dns.A("forum.board.example", LocalWorld.PublicAddress).Ns("board.example", "ns1.provider.example").Mx("board.example", "mail.board.example")
            .Txt("34.216.184.93.origin.test", "64500 | 93.184.216.0/24 | NL | ripencc | 2000-01-01");
        world = await LocalWorld.Start(context =>
        {
            Interlocked.Increment(ref requests);
            if (strange is not null && context.Request.Host.Host == "rdap.names.example")
                return strange(context);
            if (answers.TryGetValue(context.Request.Path, out var answer))
                return context.Response.WriteAsync(answer);
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        dns.Dispose();
        if (world is not null)
            await world.DisposeAsync();
    }

    [Fact]
    public async Task Provider_and_registrar_are_found_with_their_contacts_for_abuse()
    {
        var report = await Find("Forum.Board.Example");
        Assert.Equal([LocalWorld.PublicAddress], report.Dns.Addresses);
        Assert.Equal(["ns1.provider.example", "mail.board.example"], report.Dns.NameServers.Concat(report.Dns.MailServers));
        Assert.Equal(
            ["Provider as64500 BOARD-NET abuse@provider.example", "Registrar registrar-9998 Example Names Ltd abuse@names.example"],
            report.Parties.Select(party => $"{party.Role} {party.Host.Id} {party.Host.Name} {Assert.Single(party.Host.Channels).Value}"));
        var choice = report.Parties[0].Host.BestChannel([ChannelPurpose.Upstream], new DateOnly(2026, 11, 22));
        Assert.Equal((true, "http://rdap.ip.example/ip/93.184.216.34"), (choice?.MayPrefill, choice?.Channel.Source));
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task Each_answer_is_kept_with_its_time_and_hash()
    {
        var report = await Find("forum.board.example");
        Assert.Equal(["DNS forum.board.example", "http://rdap.ip.example/ip/93.184.216.34", "http://rdap.names.example/domain/board.example"], report.Evidence.Select(piece => piece.Source));
        Assert.All(report.Evidence, piece => Assert.Equal((clock.GetUtcNow(), 64), (piece.At, piece.Sha256.Length)));
        Assert.Equal(Registration, report.Evidence[2].Text);
    }

    [Fact]
    public async Task A_cdn_hides_the_provider_and_is_the_directorys_own_host()
    {
        dns.Ns("cached.example", "ada.ns.cloudflare.com").A("www.cached.example", LocalWorld.PublicAddress).Txt("34.216.184.93.origin.test2", "13335 | x");
        var report = await Find("www.cached.example", "origin.test2");
        Assert.True(report.ProviderIsHidden);
        var party = Assert.Single(report.Parties, party => party.Role == UpstreamRole.Cdn);
        Assert.Same(ShippedDirectory.Hosts[HostId.Parse("cloudflare")], party.Host);
    }

    [Fact]
    public async Task An_alias_tells_the_cdn_too()
    {
        dns.Alias("www.aliased.example", "d1.cloudfront.net").A("d1.cloudfront.net", LocalWorld.PublicAddress);
        Assert.Equal("aws", Assert.Single((await Find("www.aliased.example")).Parties, party => party.Role == UpstreamRole.Cdn).Host.Id.Value);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2,3]")]
    [InlineData("""{"entities":{"roles":"abuse"},"name":5}""")]
    [InlineData("""{"entities":[{"roles":["abuse"],"vcardArray":["vcard",[["email"],[],["email",{},"text","a@b.example\r\nBcc: c@d.example"]]]}]}""")]
    public async Task Garbage_gives_no_contact_and_no_failure(string garbage)
    {
        answers["/ip/93.184.216.34"] = answers["/domain/board.example"] = garbage;
        Assert.All((await Find("forum.board.example")).Parties, party => Assert.Empty(party.Host.Channels));
    }

    [Fact]
    public async Task Five_megabytes_are_a_problem_in_the_report_and_no_more()
    {
        answers["/domain/board.example"] = new string(' ', 5 * 1_048_576) + Registration;
        var report = await Find("forum.board.example");
        Assert.Contains(report.Problems, problem => problem.StartsWith("RDAP http://rdap.names.example/domain/board.example", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Parties, party => party.Role == UpstreamRole.Registrar);
    }

    [Fact]
    public async Task A_registry_that_never_answers_is_given_up_and_the_rest_is_found()
    {
        strange = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await ShouldGiveUpTheRegistrar();
    }

    [Fact]
    public async Task A_registry_that_redirects_to_itself_is_given_up_after_three_times()
    {
        strange = context =>
        {
            context.Response.Redirect("http://rdap.names.example" + context.Request.Path);
            return Task.CompletedTask;
        };
        await ShouldGiveUpTheRegistrar();
        Assert.True(requests < 15, $"{requests} requests");
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1:8080/")]
    [InlineData("ftp://rdap.names.example/")]
    public async Task A_registry_that_redirects_into_this_network_opens_nothing(string target)
    {
        strange = context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        };
        await ShouldGiveUpTheRegistrar();
    }

    [Fact]
    public async Task A_registry_whose_name_leads_elsewhere_at_the_second_asking_opens_nothing()
    {
        if (world is null)
            throw new InvalidOperationException("Not started.");
        world.Names["rdap.names.example"] = new([[LocalWorld.PublicAddress], ["127.0.0.1"]]);
        strange = context =>
        {
            context.Response.Headers.Connection = "close"; // so that the redirect needs a connection of its own
            context.Response.Redirect("http://rdap.names.example" + context.Request.Path);
            return Task.CompletedTask;
        };
        await ShouldGiveUpTheRegistrar();
        Assert.Equal(2, world.Resolved.Count(name => name == "rdap.names.example"));
    }

    [Fact]
    public async Task An_address_that_turns_private_is_never_asked_about()
    {
        dns.A("inner.board.example", "192.168.0.7");
        var report = await Find("inner.board.example");
        Assert.DoesNotContain(report.Parties, party => party.Role == UpstreamRole.Provider);
        Assert.DoesNotContain(report.Evidence, piece => piece.Source.Contains("192.168", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_of_a_name_server_that_were_cut_off_leave_a_report_with_problems()
    {
        dns.Truncated = true;
        var report = await Find("forum.board.example");
        Assert.Contains(report.Problems, problem => problem.StartsWith("DNS A forum.board.example", StringComparison.Ordinal));
        Assert.Contains(report.Parties, party => party.Role == UpstreamRole.Registrar);
    }

    [Fact]
    public async Task A_server_list_that_points_into_this_network_opens_nothing()
    {
        answers["/rdap/dns.json"] = """{"services":[[["example"],["http://127.0.0.1/"]]]}""";
        var report = await Find("forum.board.example");
        Assert.Contains(report.Problems, problem => problem.StartsWith("RDAP http://127.0.0.1/", StringComparison.Ordinal));
        Assert.DoesNotContain(world?.Dialled ?? [], dialled => !PublicAddresses.MayConnect(dialled.Address));
    }

    [Fact]
    public async Task A_name_server_that_answers_garbage_leaves_a_report_with_problems()
    {
        dns.Garbage = true;
        var report = await Find("forum.board.example");
        Assert.Empty(report.Dns.Addresses);
        Assert.NotEmpty(report.Problems);
    }

    [Fact]
    public async Task An_answer_is_used_again_for_six_hours()
    {
        using var rdap = Rdap();
        await Find("forum.board.example", rdap: rdap);
        var first = requests;
        await Find("forum.board.example", rdap: rdap);
        Assert.Equal(first, requests);
        clock.Advance(TimeSpan.FromHours(7));
        await Find("forum.board.example", rdap: rdap);
        Assert.Equal(first * 2, requests);
    }

    [Fact]
    public async Task Without_name_servers_of_its_own_the_finder_starts_with_the_machine_s()
    {
        using var own = Rdap();
        var find = new FindUpstream(new DnsRecords(new UpstreamOptions()), own, ShippedDirectory.Hosts, ShippedDirectory.Suffixes, clock);
        Assert.Equal(["No public host name."], (await find.Run("localhost", TestContext.Current.CancellationToken)).Problems);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("printer.local")]
    [InlineData("127.0.0.1")]
    [InlineData("a b.example")]
    [InlineData("")]
    public async Task A_name_that_leads_nowhere_outside_is_not_asked_about(string name)
    {
        var report = await Find(name);
        Assert.Equal(["No public host name."], report.Problems);
        Assert.Equal(0, requests);
    }

    private async Task ShouldGiveUpTheRegistrar()
    {
        var report = await Find("forum.board.example");
        Assert.Contains(report.Problems, problem => problem.StartsWith("RDAP http://rdap.names.example/domain/board.example", StringComparison.Ordinal));
        Assert.Equal(UpstreamRole.Provider, Assert.Single(report.Parties).Role);
        Assert.DoesNotContain(world?.Dialled ?? [], dialled => !PublicAddresses.MayConnect(dialled.Address) || dialled.Port is not (80 or 443));
    }

    private async Task<UpstreamReport> Find(string name, string zone = "origin.test", RdapClient? rdap = null)
    {
        using var own = Rdap();
        var find = new FindUpstream(new DnsRecords(Options(zone)), rdap ?? own, ShippedDirectory.Hosts, ShippedDirectory.Suffixes, clock);
        return await find.Run(name, TestContext.Current.CancellationToken);
    }

    private RdapClient Rdap() => new(world ?? throw new InvalidOperationException("Not started."), Options("origin.test"), clock);

    private UpstreamOptions Options(string zone) => new()
    {
        NameServers = [dns.Address],
        RdapServers = new("http://iana.example/rdap/"),
        OriginZone = zone,
        PlainHttp = true,
        Timeout = TimeSpan.FromSeconds(strange is null ? 5 : 2),
    };
}
