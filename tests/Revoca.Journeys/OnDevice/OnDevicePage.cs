using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Revoca.Builders;

namespace Revoca.Journeys.OnDevice;

/// <summary>The bare page with the on-device part in a real browser, and a folder of files to choose.</summary>
internal sealed class OnDevicePage : IAsyncDisposable
{
    private readonly TestFolder _folder = new();

    private OnDevicePage(OnDeviceHost host, IPage page) => (Host, Page) = (host, page);

    public OnDeviceHost Host { get; }

    public IPage Page { get; }

    public static async Task<OnDevicePage> Open(Chromium chromium, bool maker = false, int patience = 120_000)
    {
        var host = await OnDeviceHost.Start(maker, patience);
        var page = await chromium.PageAsync(script: true);
        page.SetDefaultTimeout(180_000);
        await page.GotoAsync(host.Address);
        return new OnDevicePage(host, page);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    public string Keep(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A file of zeros that takes no room on the disk.</summary>
    public string KeepHuge(string name, long length)
    {
        var path = Path.Combine(_folder.Path, name);
        using var file = File.Create(path);
        file.SetLength(length);
        return path;
    }

    /// <returns>The claims about these files alone, in their order.</returns>
    public async Task<IReadOnlyList<JsonObject>> Describe(params string[] paths)
    {
        await Page.SetInputFilesAsync("[data-part=files]", paths);
        await Assertions.Expect(Page.Locator("progress:visible")).ToHaveCountAsync(0, new() { Timeout = 180_000 });
        var lines = (await Lines()).TakeLast(paths.Length);
        return [.. lines.Select(line => JsonNode.Parse(line)?.AsObject() ?? throw new InvalidOperationException("No claim."))];
    }

    public async Task<IReadOnlyList<string>> Lines() => (await Page.Locator("[data-part=claims]").InputValueAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Calls the maker's script.</summary>
    /// <returns>Bytes, or null when this browser has no such encoder.</returns>
    public async Task<byte[]?> Make(string call) =>
        await Page.EvaluateAsync<string?>($"(async () => (await import('/make/maker.js')).{call})()") is { } made ? Convert.FromBase64String(made) : null;
}
