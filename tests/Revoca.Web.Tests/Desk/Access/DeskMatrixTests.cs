using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;
using Revoca.Web.Desk;

namespace Revoca.Web.Tests.Desk.Access;

/// <summary>Every address the site answers at, as every role in every standing, over HTTP: found by themselves, so that a new one is asked too.</summary>
public sealed partial class DeskMatrixTests
{
    // Beyond the desk: she, the reporter, the sign-in, the framework's own files. A new address stands here or under the desk, or the test fails.
    private static readonly string[] Open =
    [
        "", "help", "report", "files", "receipt", "check", "status", "decide", "choices", "mandate", "messages", "papers", "earlier", "pause", "days", "contact", "question", "place", "copy", "x1", "x2", "not-found", "oops",
        "calendar", "health", "set-up", "join", "sign-in", "sign-out", "signed-out", "_blazor", "_framework", "_content",
    ];

    // A file for an authority leaves only by the hand of whoever may approve.
    private static readonly Dictionary<string, DeskAct> Further = new(StringComparer.Ordinal) { [Links.PackFile] = DeskAct.ApproveNotice };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_lets_in_exactly_whom_the_policy_lets_in()
    {
        await using var site = await EnteredSite.Start();
        var routes = Routes(site);
        Assert.All(routes, route => Assert.True(IsOfTheDesk(route) ? HasPolicy(route) : IsKnown(route), $"/{route.RoutePattern.RawText?.TrimStart('/')} is neither of the desk, with its policy, nor known to be open."));
        var desk = routes.Where(IsOfTheDesk).ToList();
        Assert.True(desk.Count > 35, $"only {desk.Count} addresses of the desk");
        var (cells, wrong) = (0, new List<string>());
        foreach (var who in await People(site))
        {
            using var browser = await site.Browser(who.Id);
            if (who.Disabled)
                await site.Services.GetRequiredService<ChangeMember>().Disable(who.Id ?? default, null, "She left.", TestCasework.Proof(site.Services, TestCasework.Ada), Stop);
            foreach (var route in desk)
            {
                foreach (var standing in OfCase(route) && who.Role is not null ? Enum.GetValues<CaseStanding>() : [CaseStanding.Foreign])
                {
                    await Stand(site, who.Id, standing);
                    var (should, does) = (who.Role is { } role && Allows(role, route, standing), await Lets(browser, route, site.Facts));
                    cells++;
                    if (should != does)
                        wrong.Add($"{who.Name} {Text(route)} {standing}: policy says {should}, the address {does}");
                }
            }
        }

        Figure.Tell($"role × route × object over HTTP: {desk.Count} addresses of the desk, {cells} cells, {wrong.Count} other than the policy");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(cells > 300, $"{cells} cells");
    }

    private static IReadOnlyList<RouteEndpoint> Routes(EnteredSite site) =>
        [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static string Text(RouteEndpoint route) => "/" + (route.RoutePattern.RawText ?? "").TrimStart('/');

    private static bool IsOfTheDesk(RouteEndpoint route) => (Text(route) + "/").StartsWith(Links.Desk + "/", StringComparison.Ordinal);

    private static bool HasPolicy(RouteEndpoint route) => route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == DeskGate.Policy);

    // A file of the site itself has its name in its route, and no parameter.
    private static bool IsKnown(RouteEndpoint route) =>
        Text(route) == "/{**path:file}" || Open.Contains(Text(route).Split('/')[1], StringComparer.Ordinal) || (!Text(route).Contains('{', StringComparison.Ordinal) && Path.HasExtension(Text(route)));

    // A page reads its case inside the circuit, where the matrix of use cases judges it; a file is all of it in one answer.
    // What the log says of a case goes to whoever reads the log, without the details for those who may not read the case.
    private static bool OfCase(RouteEndpoint route) =>
        Text(route) != Links.AuditExport && Text(route).Contains("{reference}", StringComparison.OrdinalIgnoreCase) && route.Metadata.GetMetadata<ComponentTypeMetadata>() is null;

    private static bool Allows(StaffRole role, RouteEndpoint route, CaseStanding standing) =>
        DeskPages.ActOf(Text(route)) is { } act && StaffPolicy.Allows(role, act)
        && (!OfCase(route) || (StaffPolicy.Allows(role, DeskAct.ReadCase, standing) && (!Further.TryGetValue(Text(route), out var more) || StaffPolicy.Allows(role, more, standing))));

    private static async Task<bool> Lets(HttpClient browser, RouteEndpoint route, OpenedCaseFacts facts)
    {
        var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && !methods.Contains("GET") ? methods[0] : "GET";
        using var request = new HttpRequestMessage(new HttpMethod(method), Address(route, facts));
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        var to = answer.Headers.Location?.OriginalString ?? "";
        return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            && !to.Contains(Links.SignIn, StringComparison.Ordinal) && !to.Contains(Links.NotFound, StringComparison.Ordinal);
    }

    private static string Address(RouteEndpoint route, OpenedCaseFacts facts) => Parameter().Replace(Text(route), match => match.Groups["name"].Value.ToUpperInvariant() switch
    {
        "REFERENCE" => facts.Reference.Text,
        "NUMBER" => facts.Notice.ToString(CultureInfo.InvariantCulture),
        "REPLY" => facts.Reply.ToString("D"),
        "INDEX" => "0",
        "ID" => facts.Erasure.ToString("D"),
        "TAB" => "items",
        "KIND" => "reminder",
        "TAG" => "en",
        "REGULATOR" => "Ftc",
        "HOST" => "civitai",
        "FILE" => "pack.pdf",
        "SEQUENCE" => facts.List.ToString(CultureInfo.InvariantCulture),
        "FORMAT" => "Csv",
        var unknown => throw new InvalidOperationException($"The matrix does not know what to put for {unknown} in {Text(route)}: teach it."),
    });

    private static async Task<IReadOnlyList<Person>> People(EnteredSite site)
    {
        var people = new List<Person> { new("signed out", null, null) };
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            people.Add(new Person(role.ToString(), new StaffId(Guid.NewGuid()), role));
            await TestCasework.Employ(site.Services, people[^1].Id ?? default, role.ToString(), role);
        }

        people.Add(new Person("disabled", new StaffId(Guid.NewGuid()), null) { Disabled = true });
        await TestCasework.Employ(site.Services, people[^1].Id ?? default, "Gone", [.. Enum.GetValues<StaffRole>()]);
        return people;
    }

    private static async Task Stand(EnteredSite site, StaffId? who, CaseStanding standing)
    {
        if (who is not { } member)
            return;
        StaffId? advocate = standing == CaseStanding.Free ? null : TestCasework.Ada;
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        await db.Set<CaseColleague>().Where(x => x.CaseId == site.Facts.Id).ExecuteDeleteAsync(Stop);
        await db.Set<GlassBreak>().Where(x => x.Staff == member).ExecuteDeleteAsync(Stop);
        db.Entry(await db.Cases.SingleAsync(x => x.Id == site.Facts.Id, Stop)).Property(x => x.Advocate).CurrentValue = advocate;
        await db.SaveChangesAsync(Stop);
        var change = new Change(Actor.Of(member), TimeProvider.System.GetUtcNow(), "A reason that is long enough.");
        if (standing == CaseStanding.Assigned)
            db.Add(CaseColleague.Add(await db.Cases.SingleAsync(x => x.Id == site.Facts.Id, Stop), member, change).Colleague);
        if (standing == CaseStanding.GlassBroken)
            db.Add(GlassBreak.Break(site.Facts.Id, change).Broken);
        await db.SaveChangesAsync(Stop);
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:[^}]+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    private sealed record Person(string Name, StaffId? Id, StaffRole? Role)
    {
        public bool Disabled { get; init; }
    }
}
