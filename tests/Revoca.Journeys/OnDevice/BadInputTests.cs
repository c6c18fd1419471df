using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Evidence;

namespace Revoca.Journeys.OnDevice;

/// <summary>Files made to break readers, given to the page: each is answered, and with what the command line says.</summary>
public sealed class BadInputTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1";

    [Fact]
    public async Task Cut_lying_and_misnamed_files_are_answered_as_the_command_line_does()
    {
        await using var device = await OnDevicePage.Open(chromium, patience: 2_000);
        var complaints = new List<string>();
        device.Page.PageError += (_, error) => complaints.Add(error);
        var files = BadFiles.Small().Concat(BadFiles.Cut(Long ? [0.3, 0.7, 0.99] : [0.8])).DistinctBy(file => file.Name).ToList();
        var paths = files.ConvertAll(file => device.Keep(file.Name, file.Bytes));
        await device.Describe([.. paths]);
        var claims = await device.Lines();
        Assert.Empty(complaints);
        Assert.Equal(paths.Count, claims.Count);
        var apart = paths.Zip(claims, (path, claim) => (Here: OnDeviceTests.WithoutExtras(FingerprintFile.Run(path).Line), Browser: OnDeviceTests.WithoutExtras(claim)))
            .Where(pair => pair.Here != pair.Browser).Select(pair => $"here    {pair.Here}\nbrowser {pair.Browser}").ToList();
        Assert.True(apart.Count == 0, string.Join('\n', apart));
        Figure.Tell($"Bad files described in the browser: {claims.Count}, each as the command line says, 0 errors of the page");
    }

    [Fact]
    public async Task Files_with_changed_bytes_say_the_same_of_themselves_on_both_sides()
    {
        await using var device = await OnDevicePage.Open(chromium, patience: 2_000);
        var files = Changed.Files(Long ? 6_000 : 60).Select(file => device.Keep(file.Name, file.Bytes)).ToList();
        var apart = new List<string>();
        foreach (var part in files.Chunk(150))
        {
            await device.Describe(part);
            var claims = (await device.Lines()).TakeLast(part.Length);
            apart.AddRange(part.Zip(claims, (path, claim) => (Here: Said(FingerprintFile.Run(path).Line), Browser: Said(claim)))
                .Where(pair => pair.Here != pair.Browser).Select(pair => $"here    {pair.Here}\nbrowser {pair.Browser}"));
            await device.Page.ReloadAsync();
        }

        Assert.True(apart.Count == 0, string.Join('\n', apart));
        Figure.Tell($"Files with changed bytes, read by the browser and the command line: {files.Count}, 0 read differently");
    }

    // Two decoders need not give up on a broken picture at the same byte; what is read beside the picture is read alike.
    private static string Said(string line)
    {
        var claim = JsonNode.Parse(OnDeviceTests.WithoutExtras(line))?.AsObject() ?? throw new InvalidOperationException("No claim.");
        if ((string?)claim["file"]?["mime"] is not ("image/png" or "video/mp4" or "video/webm"))
            foreach (var member in (string[])["pdq", "error", "dims"])
                claim.Remove(member);
        return claim.ToJsonString();
    }

    [Fact]
    public async Task Bombs_and_a_picture_of_twenty_thousand_pixels_a_side_are_read_in_bounded_memory()
    {
        await using var device = await OnDevicePage.Open(chromium);
        var rows = Long ? 20_000 : 300;
        foreach (var (name, bytes) in BadFiles.Large(rows))
        {
            var path = device.Keep(name, bytes);
            var claims = await device.Describe(path);
            Assert.Equal(JsonNode.Parse(FingerprintFile.Run(path).Line)?.ToJsonString(), claims[0].ToJsonString());
            Assert.Null((string?)claims[0]["provenance"]?["tool"]);
            Assert.NotNull(claims[0]["pdq"]);
        }
    }

    [Fact]
    public async Task A_kind_of_picture_no_browser_decodes_gets_a_clear_hint()
    {
        await using var device = await OnDevicePage.Open(chromium);
        var files = BadFiles.Small().Where(file => file.Name is "photo.heic" or "photo.avif").ToList();
        var claims = await device.Describe([.. files.Select(file => device.Keep(file.Name, file.Bytes))]);
        Assert.All(claims, claim => Assert.Equal(64, ((string?)claim["file"]?["sha256"])?.Length));
        Assert.All(claims, claim => Assert.Null(claim["pdq"]));
        await Assertions.Expect(device.Page.GetByText("Hint", new() { Exact = true })).ToHaveCountAsync(2);
        await device.Describe(device.Keep("print.jpg", new JpegFile { Components = 4 }.Bytes()));
        await Assertions.Expect(device.Page.GetByText("Not recognised", new() { Exact = true })).ToHaveCountAsync(1);
    }
}
