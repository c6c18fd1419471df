using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Web;

namespace Revoca.Journeys.Desk;

/// <summary>The ladder in a browser: the request and its proof, the reminder, the letter on the expired term, the complaint, the file for the regulator.</summary>
public sealed class LawJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private static readonly string[] Pictured = ["", "/steps", "/figures", "/law"];

    [Fact]
    public async Task From_the_request_to_the_regulator_s_pack()
    {
        var page = await chromium.PageAsync(script: true, width: 1280);
        await page.SetUpAsync(site.SetUpLink);
        var reference = await RequestAsync();
        await ProveAsync(page, reference);
        await TakeAsync(page, reference, "Send a reminder");
        await TakeAsync(page, reference, "Write that the term has expired");
        await ComplainAsync(page);
        await PackAsync(page);
        await PicturesAsync(page, reference);
    }

    // A request that was handed in at the form of the host four days ago, without a paper of ours: real time cannot be waited for.
    private async Task<string> RequestAsync()
    {
        var all = site.Services;
        await using var db = await all.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        var ada = new StaffId((await db.Users.SingleAsync()).Id);
        await all.GetRequiredService<FourEyes>().Run(on: false, "An organisation of one.", TestCasework.Proof(all, ada));
        var opened = await all.GetRequiredService<OpenCase>().Run(new CaseOpening { CalledName = "Robin", Country = "US" }, ada);
        await all.GetRequiredService<AddLinks>().Run(opened.Id, "https://www.reddit.com/r/example/comments/abc123/one\nhttps://www.reddit.com/r/example/comments/abc124/two", ada);
        await all.GetRequiredService<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 1, 20), null, ConsentChannel.SignedPaper), ada);
        foreach (var towards in new[] { Recipient.Host, Recipient.Regulator })
            await all.GetRequiredService<RecordConsent>().Run(opened.Id, new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(ada));
        var items = await db.Items.Where(x => x.CaseId == opened.Id).Select(x => x.Id).ToListAsync();
        await all.GetRequiredService<DescribeItems>().Run(opened.Id, items, new Revoca.Casework.Evidence.ItemWords(Depiction: Depiction.Authentic), ada);
        var sent = new Change(Actor.Of(ada), all.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-4));
        var (notice, drafted) = Notice.Draft(opened.Id, 1, new NoticePlan
        {
            Kind = LetterKind.TidaRequest,
            Language = Language.English,
            HostId = HostId.Parse("reddit"),
            Route = Route.ByHand,
            Address = "https://www.reddit.com/report",
            Items = items,
            Identity = IdentityLevel.OrganisationAsAgent,
        }, sent);
        db.Add(notice);
        db.Events.AddRange(drafted, notice.Approve(new ApprovedLetter(new string('0', 64), "test", ""), false, sent), notice.RecordSubmitted("", sent));
        await db.SaveChangesAsync();
        await all.GetRequiredService<ObserveItems>().Run(opened.Id, items, Availability.Live, ada);
        await all.GetRequiredService<CheckClocks>().Run();
        return opened.Reference.Text;
    }

    // Until a ticket is recorded the receipt is only presumed, and no letter may say that the term has expired.
    private async Task ProveAsync(IPage page, string reference)
    {
        await page.GotoAsync(site.Address + Links.Steps);
        await Assertions.Expect(page.GetByText("Send a reminder")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Write that the term has expired")).ToHaveCountAsync(0);
        await page.GotoAsync($"{site.Address}/desk/cases/{reference}/notices/1");
        var form = page.Locator("details", new() { HasText = "Record what only you know" });
        await form.Locator("summary").ClickAsync();
        await form.GetByLabel("When").FillAsync(site.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-3.5).UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await form.GetByLabel("Number, elements or reasons").FillAsync("T-4711");
        await form.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Rests on: ticket")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-clock-fact-en");
        await site.Services.GetRequiredService<CheckClocks>().Run();
    }

    // Takes the step, approves the letter that is drafted, and says that it was handed in.
    private async Task TakeAsync(IPage page, string reference, string step)
    {
        await page.GotoAsync(site.Address + Links.Steps);
        var row = page.Locator("tr", new() { HasText = step });
        await row.GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("The letter is drafted and waits for approval.")).ToBeVisibleAsync();
        await page.GotoAsync($"{site.Address}/desk/cases/{reference}/notices");
        await page.Locator(".list thead input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve and send 1" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Approve and send" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What came of it")).ToBeVisibleAsync();
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        var ada = new StaffId((await db.Users.SingleAsync()).Id);
        var approved = await db.Notices.OrderBy(x => x.Number).LastAsync();
        Assert.Equal(Delivery.Queued, approved.Delivery);
        await site.Services.GetRequiredService<Revoca.Casework.Notices.ChangeNotice>().ConfirmSubmission(approved.CaseId, approved.Id, "T-4712", ada);
        await site.Services.GetRequiredService<CheckClocks>().Run();
    }

    private async Task ComplainAsync(IPage page)
    {
        await page.GotoAsync(site.Address + Links.Steps);
        var row = page.Locator("tr", new() { HasText = "Complain to the regulator" });
        await page.KeepAsync("desk-steps-en");
        await row.GetByRole(AriaRole.Link, new() { Name = "Make the file" }).ClickAsync();
        await page.ShouldReachAsync("/pack");
    }

    private async Task PackAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is missing" })).ToBeVisibleAsync();
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
        foreach (var expected in new[] { "complaint.pdf", "letters/02.pdf", "letters/03.pdf", "proofs.csv", "timeline.csv" })
            Assert.Contains(lines, line => line.EndsWith("  " + expected, StringComparison.Ordinal));
    }

    private async Task PicturesAsync(IPage page, string reference)
    {
        foreach (var language in new[] { "en", "it" })
        {
            await page.GotoAsync(site.Address + Links.Settings);
            await page.Locator($"button[name=language][value={language}]").ClickAsync();
            foreach (var width in new[] { 1280, 390 })
            {
                await page.SetViewportSizeAsync(width, 840);
                foreach (var path in Pictured.Append($"/cases/{reference}/pack").Append($"/cases/{reference}/items").Append($"/cases/{reference}/hosts").Append($"/cases/{reference}/her").Append("/settings"))
                {
                    await page.GotoAsync($"{site.Address}/desk{path}");
                    await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
                    // English at full width was looked through on the way here.
                    if (language == "it" && width == 390)
                        await page.ShouldBeAccessibleAsync();
                    await page.KeepAsync($"law{path.Replace(reference, "case", StringComparison.Ordinal).Replace('/', '-')}-{width}-{language}");
                }
            }
        }
    }
}
