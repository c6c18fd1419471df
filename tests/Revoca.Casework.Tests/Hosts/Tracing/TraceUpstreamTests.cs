using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.Hosts;
using Revoca.Casework.Hosts.Tracing;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Notices;
using Revoca.Domain;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Hosts.Upstream;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using UpstreamRole = Revoca.Domain.Letters.UpstreamRole;

namespace Revoca.Casework.Tests.Hosts.Tracing;

/// <summary>The search from the desk to the letter, with a name server and registries on this machine.</summary>
public sealed class TraceUpstreamTests : IAsyncLifetime
{
    private const string Provider = """
        {"name":"BOARD-NET","entities":[{"roles":["abuse"],"vcardArray":["vcard",[["fn",{},"text","Abuse desk"],["email",{},"text","abuse@provider.example"]]]}]}
        """;

    private const string Registration = """
        {"entities":[{"roles":["registrar"],"publicIds":[{"identifier":"9998"}],"vcardArray":["vcard",[["fn",{},"text","Example Names Ltd"]]],
        "entities":[{"roles":["abuse"],"vcardArray":["vcard",[["email",{},"text","abuse@names.example"]]]}]}]}
        """;

    private readonly LocalDns dns = new();
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal)
    {
        ["/rdap/dns.json"] = """{"services":[[["example"],["http://rdap.names.example/"]]]}""",
        ["/rdap/ipv4.json"] = """{"services":[[["93.0.0.0/8"],["http://rdap.ip.example/"]]]}""",
        ["/rdap/asn.json"] = """{"services":[]}""",
        ["/ip/93.184.216.34"] = Provider,
        ["/domain/board.example"] = Registration,
    };

    private LocalWorld? world;
    private TestCasework? casework;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TestCasework Work => casework ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        dns.A("forum.board.example", LocalWorld.PublicAddress).Ns("board.example", "ada.ns.cloudflare.com").Txt("34.216.184.93.origin.test", "64500 | 93.184.216.0/24");
        world = await LocalWorld.Start(context =>
        {
            context.Response.StatusCode = answers.ContainsKey(context.Request.Path) ? 200 : 404;
            return context.Response.WriteAsync(answers.GetValueOrDefault(context.Request.Path, ""));
        });
        var options = new UpstreamOptions { NameServers = [dns.Address], RdapServers = new("http://iana.example/rdap/"), OriginZone = "origin.test", PlainHttp = true };
        casework = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world).AddSingleton(options));
    }

    public async ValueTask DisposeAsync()
    {
        await Work.DisposeAsync();
        dns.Dispose();
        if (world is not null)
            await world.DisposeAsync();
    }

    [Fact]
    public async Task What_was_found_is_kept_as_evidence_and_becomes_hosts_of_the_case()
    {
        var opened = await CaseWith("https://forum.board.example/t/1", "https://forum.board.example/t/2");
        var trace = await Trace(opened);
        Assert.Equal(["DNS forum.board.example", "http://rdap.ip.example/ip/93.184.216.34", "http://rdap.names.example/domain/board.example"], trace.Answers.Select(answer => answer.Source));
        Assert.All(trace.Answers, answer => Assert.Equal((Work.Clock.GetUtcNow(), Sha256(answer.Text)), (answer.At, answer.Sha256)));

        await using (var db = Work.Db())
        {
            var kept = await db.Set<UpstreamTrace>().SingleAsync(Stop);
            Assert.Equal(trace.Answers, kept.Answers);
            Assert.Equal((trace.Digest, 3), await db.Events.Where(x => x.Kind == CaseEventKind.UpstreamTraced).Select(x => new ValueTuple<string?, int?>(x.Result, x.Count)).SingleAsync(Stop));
        }

        var board = await Work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada, Stop);
        Assert.Equal(
            ["Proxy cloudflare 2", "Hosting as64500 2", "Registrar registrar-9998 2"],
            board.Cards.Where(card => card.Behind is not null).Select(card => $"{card.Behind?.Role} {card.Host?.Id} {card.Free.Count}"));
        var provider = board.Cards.Single(card => card.Host?.Id.Value == "as64500");
        Assert.Equal(("BOARD-NET", "abuse@provider.example", LetterKind.UpstreamAbuse), (provider.Name, provider.Channel?.Channel.Value, provider.Bases[0].Kind));
    }

    [Fact]
    public async Task The_digests_of_the_answers_stand_in_the_list_of_evidence()
    {
        var opened = await CaseWith("https://forum.board.example/t/1");
        var trace = await Trace(opened);
        var manifest = await Work.Get<MakeManifest>().Run(opened.Id, Language.English, TestCasework.Ada, Stop);
        var lookup = JsonNode.Parse(manifest?.Json)?["lookups"]?[0];
        Assert.Equal((trace.Digest, "forum.board.example", trace.Answers[1].Sha256), ((string?)lookup?["sha256"], (string?)lookup?["hostName"], (string?)lookup?["answers"]?[1]?["sha256"]));
    }

    [Fact]
    public async Task A_site_nobody_can_be_written_to_at_gets_letters_to_provider_and_CDN_that_lack_nothing_and_its_task_is_done()
    {
        var opened = await CaseWith("https://forum.board.example/t/1");
        await Work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada, Stop);
        await Trace(opened);
        await using (var db = Work.Db())
            Assert.NotNull((await db.Tasks.SingleAsync(x => x.Kind == CaseTaskKind.FindUpstream, Stop)).DoneAt);
        var drafted = await Work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada, Stop);
        Assert.Empty(drafted.Tasks);
        await using var after = Work.Db();
        var notices = await after.Notices.OrderBy(x => x.Number).ToListAsync(Stop);
        Assert.Equal(["as64500 abuse@provider.example", "cloudflare https://abuse.cloudflare.com/"], notices.Select(notice => $"{notice.HostId} {notice.Address}").Order(StringComparer.Ordinal));
        Assert.All(notices, notice => Assert.Equal((LetterKind.UpstreamAbuse, Recipient.Upstream), (notice.Kind, notice.Towards)));
        var shown = await Work.Get<ShowNotice>().Run(opened.Id, notices.Single(notice => notice.HostId.Value == "as64500").Id, TestCasework.Ada, Stop);
        Assert.Empty((shown ?? throw new InvalidOperationException("No such notice.")).Letter.Gaps);
        var text = string.Join('\n', shown.Letter.Blocks.Select(block => block.ToString()));
        Assert.Contains("93.184.216.34", text, StringComparison.Ordinal);
        Assert.Contains("AS64500", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_site_can_be_written_to_its_provider_waits_until_somebody_chooses_it()
    {
        answers["/rdap/dns.json"] = """{"services":[[["com"],["http://rdap.names.example/"]]]}""";
        answers["/domain/civitai.com"] = Registration;
        dns.A("civitai.com", LocalWorld.PublicAddress);
        var opened = await CaseWith("https://civitai.com/models/123456789");
        await Trace(opened);
        var board = await Work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada, Stop);
        Assert.Equal([false, true, true], board.Cards.Select(card => card.IsLater));
        Assert.Single((await Work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada, Stop)).Notices);
        var chosen = new HostChoice(board.Cards.Single(card => card.Behind?.Role == UpstreamRole.Hosting).Key);
        Assert.Single((await Work.Get<DraftNotices>().Run(opened.Id, [chosen], TestCasework.Ada, Stop)).Notices);
        Assert.Empty((await Work.Get<DraftNotices>().Run(opened.Id, [chosen], TestCasework.Ada, Stop)).Notices);
    }

    [Fact]
    public async Task The_rung_to_the_provider_drafts_its_letter_once_it_was_found()
    {
        answers["/rdap/dns.json"] = """{"services":[[["com"],["http://rdap.names.example/"]]]}""";
        answers["/domain/civitai.com"] = Registration;
        dns.A("civitai.com", LocalWorld.PublicAddress);
        var opened = await CaseWith("https://civitai.com/models/123456789");
        await Trace(opened);
        await Work.Submitted(opened.Id, LetterKind.Dsa16Notice);
        Work.Clock.Advance(TimeSpan.FromDays(4));
        await Work.Get<CheckClocks>().Run(Stop);
        var step = Assert.Single(await Work.Get<ListSteps>().Run(TestCasework.Ada, cancellation: Stop), row => row.Step.Rung == Rung.Upstream);
        var drafted = await Work.Get<DecideStep>().Take(step.Step.Id, TestCasework.Ada, Stop);
        await using var db = Work.Db();
        var notice = await db.Notices.SingleAsync(x => x.Kind == LetterKind.UpstreamAbuse, Stop);
        Assert.Equal((notice.Id, "abuse@provider.example", step.Step.Id), (drafted, notice.Address, (await db.Set<LadderStep>().SingleAsync(x => x.DraftedId == drafted, Stop)).Id));
    }

    [Fact]
    public async Task A_found_host_is_known_after_a_start_and_a_shipped_one_is_never_replaced()
    {
        var opened = await CaseWith("https://forum.board.example/t/1");
        await Trace(opened);
        var directory = Work.Get<HostDirectory>();
        directory.Learn([]);
        Assert.False(directory.TryGet(HostId.Parse("as64500"), out _));
        await Work.Get<LearnDirectory>().Run(Stop);
        Assert.True(directory.TryGet(HostId.Parse("as64500"), out _));
        directory.Learn([], [new Host(HostId.Parse("cloudflare"), "Somebody else", HostKind.Cdn)]);
        Assert.Equal("Cloudflare", directory[HostId.Parse("cloudflare")].Name.Split(',')[0]);
        await using var db = Work.Db();
        Assert.DoesNotContain("cloudflare", (await db.Set<FoundHost>().ToListAsync(Stop)).Select(host => host.Id.Value));
    }

    [Fact]
    public async Task Nothing_is_asked_about_a_locked_item()
    {
        var opened = await CaseWith("https://forum.board.example/t/1");
        await using (var db = Work.Db())
            await Work.Get<LockItem>().Run(opened.Id, (await db.Items.SingleAsync(Stop)).Id, TestCasework.Ada, Stop);
        Assert.Equal(BrokenRule.ItemLocked, (await Assert.ThrowsAsync<RuleBroken>(() => Trace(opened))).Rule);
        Assert.Empty(world?.Dialled ?? []);
        Assert.Equal(0, dns.Asked);
    }

    [Fact]
    public async Task A_search_that_finds_nobody_is_kept_too_and_leaves_its_task_open()
    {
        dns.Garbage = true;
        answers["/domain/board.example"] = "garbage";
        var opened = await CaseWith("https://forum.board.example/t/1");
        await Work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada, Stop);
        var trace = await Trace(opened);
        Assert.Empty(trace.Parties);
        Assert.NotEmpty(trace.Problems);
        await using var db = Work.Db();
        Assert.Null((await db.Tasks.SingleAsync(x => x.Kind == CaseTaskKind.FindUpstream, Stop)).DoneAt);
        Assert.Equal(1, await db.Set<UpstreamTrace>().CountAsync(Stop));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<OpenedCase> CaseWith(params string[] links)
    {
        var opened = await Work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada, Stop);
        await Work.Get<AddLinks>().Run(opened.Id, string.Join('\n', links), TestCasework.Ada, Stop);
        await Work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 1), null, ConsentChannel.SignedPaper), TestCasework.Ada, Stop);
        return opened;
    }

    private async Task<UpstreamTrace> Trace(OpenedCase opened)
    {
        await using var db = Work.Db();
        var item = await db.Items.OrderBy(x => x.Number).FirstAsync(x => x.CaseId == opened.Id, Stop);
        return await Work.Get<TraceUpstream>().Run(opened.Id, item.Id, TestCasework.Ada, Stop);
    }
}
