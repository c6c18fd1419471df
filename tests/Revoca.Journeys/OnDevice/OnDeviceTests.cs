using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Evidence;
using Revoca.Domain.Evidence.Claims;

namespace Revoca.Journeys.OnDevice;

public sealed class OnDeviceTests
{
    [Fact]
    public async Task The_browser_says_about_every_file_what_the_command_line_says_and_sends_nothing_else()
    {
        using var folder = new TestFolder();
        var paths = new List<string>();
        foreach (var (name, bytes) in Corpus.Files())
        {
            paths.Add(Path.Combine(folder.Path, name));
            await File.WriteAllBytesAsync(paths[^1], bytes, TestContext.Current.CancellationToken);
        }

        await using var host = await OnDeviceHost.Start();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(host.Address);
        await page.SetInputFilesAsync("[data-part=files]", paths);
        await Assertions.Expect(page.Locator("progress:visible")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        Assert.Empty(complaints);

        var claims = (await page.Locator("[data-part=claims]").InputValueAsync()).Split('\n');
        var wanted = paths.ConvertAll(path => FingerprintFile.Run(path).Line);
        Assert.Equal(paths.Count, claims.Length);
        Assert.Equal("", string.Join('\n', wanted.Zip(claims.Select(WithoutExtras)).Where(pair => pair.First != pair.Second).Select(pair => $"here    {pair.First}\nbrowser {pair.Second}")));

        await page.ClickAsync("#send");
        await page.ShouldReachAsync("/sent");
        Assert.StartsWith("claims=", host.Posted, StringComparison.Ordinal);
        Assert.DoesNotContain("&", host.Posted, StringComparison.Ordinal);
        Assert.Equal(["GET /", "GET /on-device/page.js", "GET /on-device/worker.js", "POST /sent"], host.Asked.Where(asked => asked != "GET /favicon.ico" && !asked.StartsWith("GET /on-device/part-", StringComparison.Ordinal)));
    }

    // What only a browser can add has tests of its own.
    private static string WithoutExtras(string line)
    {
        var claim = JsonNode.Parse(line)?.AsObject() ?? throw new InvalidOperationException("No claim.");
        claim.Remove("vpdq");
        claim.Remove("c2pa");
        return CanonicalJson.Write(claim);
    }
}
