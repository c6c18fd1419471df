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
        var apart = wanted.Zip(claims.Select(WithoutExtras)).Where(pair => pair.First != pair.Second).Select(pair => $"here    {pair.First}\nbrowser {pair.Second}").ToList();
        Assert.True(apart.Count == 0, string.Join('\n', apart));
        Tell(wanted);

        await page.ClickAsync("#send");
        await page.ShouldReachAsync("/sent");
        Assert.StartsWith("claims=", host.Posted, StringComparison.Ordinal);
        Assert.DoesNotContain("&", host.Posted, StringComparison.Ordinal);
        Assert.Equal(["GET /", "GET /on-device/page.js", "GET /on-device/worker.js", "POST /sent"], host.Asked.Where(asked => asked != "GET /favicon.ico" && !asked.StartsWith("GET /on-device/part-", StringComparison.Ordinal)));
    }

    private static void Tell(IEnumerable<string> claims)
    {
        var kinds = claims.Select(line => JsonNode.Parse(line)?["file"]?["mime"]?.GetValue<string>() ?? "").CountBy(mime => mime).OrderByDescending(kind => kind.Value);
        Figure.Tell($"Browser and command line say the same, bit for bit, of {kinds.Sum(kind => kind.Value)} files: {string.Join(", ", kinds.Select(kind => $"{kind.Value} {kind.Key}"))}");
    }

    // What only a browser can add has tests of its own.
    internal static string WithoutExtras(string line)
    {
        var claim = JsonNode.Parse(line)?.AsObject() ?? throw new InvalidOperationException("No claim.");
        claim.Remove("vpdq");
        claim.Remove("c2pa");
        return CanonicalJson.Write(claim);
    }
}
