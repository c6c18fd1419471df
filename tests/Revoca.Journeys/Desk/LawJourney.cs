using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Notices;
using Revoca.Casework.People.Team;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;
using Revoca.Web;

namespace Revoca.Journeys.Desk;

/// <summary>
/// The whole ladder in a browser, nothing backdated: the request is drafted, approved and handed in; the clock of the site passes its 48 hours; reminder, letter on the
/// expired term, complaint and the file for the regulator follow. Then a refusal and the complaint under art. 20 DSA.
/// </summary>
public sealed class LawJourney(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Pictured = ["", "/steps", "/figures", "/law"];

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 10, 0, TimeSpan.Zero));

    private StaffId ada;

    [Fact]
    public async Task From_the_request_to_the_regulator_s_pack()
    {
        await using var site = new LiveSite(clock);
        var page = await chromium.PageAsync(script: true, width: 1280);
        await page.FillSetUpAsync(site.SetUpLink);
        var app = await page.EnrolAsync(clock);
        await BeginAsync(site);
        var opened = await CaseAsync(site, "US", "https://www.reddit.com/r/example/comments/abc123/one\nhttps://www.reddit.com/r/example/comments/abc124/two");
        var reference = opened.Reference.Text;

        await RequestAsync(site, page, reference);
        await HandInAsync(site, page, reference, 1, "T-4711");
        await LookAsync(site, page, reference);

        await PassAsync(site, page, app, TimeSpan.FromHours(25));
        await TakeAsync(site, page, reference, "Send a reminder", 2);

        // 48 hours, and the clock hour of receipt that does not count.
        await PassAsync(site, page, app, TimeSpan.FromHours(24));
        await LookAsync(site, page, reference);
        await TakeAsync(site, page, reference, "Write that the term has expired", 3);
        await ComplainAsync(site, page);
        await PackAsync(site, page);

        var refused = await RefusalAsync(site);
        await ContestAsync(site, page, refused);
        await PicturesAsync(site, page, reference, refused);
    }

    private async Task BeginAsync(LiveSite site)
    {
        await using var db = await Db(site);
        ada = new StaffId((await db.Users.SingleAsync()).Id);
        await site.Services.GetRequiredService<FourEyes>().Run(on: false, "An organisation of one.", TestCasework.Proof(site.Services, ada));
    }

    private async Task<OpenedCase> CaseAsync(LiveSite site, string country, string links)
    {
        var all = site.Services;
        var opened = await all.GetRequiredService<OpenCase>().Run(new CaseOpening { CalledName = "Robin", Country = country }, ada);
        await all.GetRequiredService<AddLinks>().Run(opened.Id, links, ada);
        await all.GetRequiredService<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), ada);
        foreach (var towards in new[] { Recipient.Host, Recipient.Regulator })
            await all.GetRequiredService<RecordConsent>().Run(opened.Id, new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(ada));
        await using var db = await Db(site);
        var items = await db.Items.Where(x => x.CaseId == opened.Id).Select(x => x.Id).ToListAsync();
        await all.GetRequiredService<DescribeItems>().Run(opened.Id, items, new Revoca.Casework.Evidence.ItemWords(Depiction: Depiction.Authentic), ada);
        return opened;
    }

    private static async Task RequestAsync(LiveSite site, IPage page, string reference)
    {
        await page.GotoAsync($"{site.Address}/desk/cases/{reference}/hosts");
        await page.Locator(".host-card select").First.SelectOptionAsync("TidaRequest");
        await page.Locator(".foot button").ClickAsync();
        await page.ShouldReachAsync("/notices");
        await ApproveAsync(page);
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.Locator(".list thead input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve and send 1" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Approve and send" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What came of it")).ToBeVisibleAsync();
    }

    // What goes through a form is handed in by a person, who writes down the number the host gives.
    private static async Task HandInAsync(LiveSite site, IPage page, string reference, int number, string ticket)
    {
        await page.GotoAsync($"{site.Address}/desk/cases/{reference}/notices/{number}");
        await page.GetByLabel("Confirmation or ticket number").FillAsync(ticket);
        await page.GetByRole(AriaRole.Button, new() { Name = "I submitted it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Rests on: ticket")).ToHaveCountAsync(number == 1 ? 1 : 0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "I submitted it" })).ToHaveCountAsync(0);
    }

    private static async Task LookAsync(LiveSite site, IPage page, string reference)
    {
        await page.GotoAsync($"{site.Address}/desk/cases/{reference}/items");
        await page.GetByLabel("Choose all").CheckAsync();
        await page.GetByLabel("I looked: …").SelectOptionAsync("Live");
        await Assertions.Expect(page.Locator(".list").GetByText("Still there")).ToHaveCountAsync(2);
    }

    // Time passes for the site: the session is over, she signs in again; the worker looks at the clocks.
    private async Task PassAsync(LiveSite site, IPage page, Authenticator app, TimeSpan time)
    {
        clock.Advance(time);
        await site.Services.GetRequiredService<CheckClocks>().Run();
        await page.GotoAsync(site.Address + "/sign-in?to=/desk/steps");
        await page.Locator("#mail").FillAsync("ada@helpline.example");
        await page.Locator("#password").FillAsync(FirstMember.Password);
        await page.Locator("#code").FillAsync(app.Code(clock));
        await page.Locator("form:has(#code) button").ClickAsync();
        await page.ShouldReachAsync("/desk/steps");
    }

    private static async Task TakeAsync(LiveSite site, IPage page, string reference, string step, int number)
    {
        await TakeAsync(site, page, step);
        await page.GotoAsync($"{site.Address}/desk/cases/{reference}/notices");
        await ApproveAsync(page);
        await HandInAsync(site, page, reference, number, "T-4712");
        await site.Services.GetRequiredService<CheckClocks>().Run();
    }

    private static async Task TakeAsync(LiveSite site, IPage page, string step)
    {
        await page.GotoAsync(site.Address + Links.Steps);
        var row = page.Locator("tr", new() { HasText = step });
        await row.GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("The letter is drafted and waits for approval.")).ToBeVisibleAsync();
    }

    private static async Task ComplainAsync(LiveSite site, IPage page)
    {
        await page.GotoAsync(site.Address + Links.Steps);
        var row = page.Locator("tr", new() { HasText = "Complain to the regulator" });
        await page.KeepAsync("desk-steps-en");
        await row.GetByRole(AriaRole.Link, new() { Name = "Make the file" }).ClickAsync();
        await page.ShouldReachAsync("/pack");
    }

    private static async Task PackAsync(LiveSite site, IPage page)
    {
        await Assertions.Expect(page.GetByText("Nothing is missing.")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-pack-en");
        var href = await page.GetByRole(AriaRole.Link, new() { Name = "Make the archive" }).GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(site.Address + href);
        await using var zip = new ZipArchive(new MemoryStream(await answer.BodyAsync()));
        var sums = new StreamReader(await (zip.GetEntry("SHA256SUMS") ?? throw new InvalidOperationException("The archive has no digests.")).OpenAsync());
        var lines = (await sums.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            await using var file = await (zip.GetEntry(line[66..]) ?? throw new InvalidOperationException($"{line[66..]} is missing.")).OpenAsync();
            Assert.Equal(line[..64], Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
        }

        Assert.Equal(lines.Length + 1, zip.Entries.Count);
        foreach (var expected in new[] { "complaint.pdf", "letters/01.pdf", "letters/02.pdf", "letters/03.pdf", "proofs.csv", "timeline.csv" })
            Assert.Contains(lines, line => line.EndsWith("  " + expected, StringComparison.Ordinal));
    }

    // A second case: a DSA notice and the message with which the host refused.
    private async Task<string> RefusalAsync(LiveSite site)
    {
        var all = site.Services;
        var opened = await CaseAsync(site, "IT", "https://www.reddit.com/r/example/comments/abc125/three");
        var drafted = await all.GetRequiredService<DraftNotices>().Run(opened.Id, [], ada);
        var notice = Assert.Single(drafted.Notices);
        Assert.Equal(ApprovalOutcome.ReadyToSubmit, Assert.Single(await all.GetRequiredService<ApproveNotices>().Run(opened.Id, [notice], ada)).Outcome);
        await all.GetRequiredService<ChangeNotice>().ConfirmSubmission(opened.Id, notice, "T-4713", ada);
        clock.Advance(TimeSpan.FromMinutes(10));
        var reply = await all.GetRequiredService<RecordAnswer>().Run(notice, ReplySource.InProduct, "We found no violation. Ticket ID: D-88120", clock.GetUtcNow(), ada);
        await all.GetRequiredService<DecideReply>().Run(reply, HostAnswer.NoViolation, [], null, ada);
        await all.GetRequiredService<CheckClocks>().Run();
        return opened.Reference.Text;
    }

    private static async Task ContestAsync(LiveSite site, IPage page, string reference)
    {
        await TakeAsync(site, page, "Lodge an internal complaint");
        await page.GotoAsync($"{site.Address}/desk/cases/{reference}/notices/2");
        await Assertions.Expect(page.GetByLabel("Number of the decision")).ToHaveValueAsync("D-88120");
        await page.GetByLabel("They gave no reasons").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep and write the letter anew" }).ClickAsync();
        await Assertions.Expect(page.Locator("pre", new() { HasText = "The decision states no reasons." })).ToHaveCountAsync(1);
        await page.ShouldBeAccessibleAsync();
    }

    private static async Task PicturesAsync(LiveSite site, IPage page, string reference, string refused)
    {
        string[] paths = [.. Pictured, $"/cases/{refused}", $"/cases/{reference}/pack", $"/cases/{reference}/items", $"/cases/{reference}/hosts", $"/cases/{reference}/notices/1", $"/cases/{refused}/notices/2", "/settings"];
        // English at full width was looked through on the way here; without a folder for pictures a phone in Italian is enough.
        var pictures = Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 };
        foreach (var language in pictures ? ["en", "it"] : (string[])["it"])
        {
            await page.GotoAsync(site.Address + Links.Settings);
            await page.Locator($"button[name=language][value={language}]").ClickAsync();
            foreach (var width in pictures ? [1280, 390] : (int[])[390])
            {
                await page.SetViewportSizeAsync(width, 840);
                foreach (var path in paths)
                {
                    await page.GotoAsync($"{site.Address}/desk{path}");
                    await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
                    if (language == "it" && width == 390)
                    {
                        await page.ShouldBeAccessibleAsync();
                        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than a phone");
                    }

                    await page.KeepAsync($"law{path.Replace(reference, "case", StringComparison.Ordinal).Replace(refused, "refused", StringComparison.Ordinal).Replace('/', '-')}-{width}-{language}");
                }
            }
        }
    }

    private static Task<CaseworkDb> Db(LiveSite site) => site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
}
