using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Revoca.Journeys.OnDevice;

/// <summary>Serves the built scripts and a bare page around them under the policy of the public pages; keeps what was posted and asked for.</summary>
internal sealed class OnDeviceHost : IAsyncDisposable
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";

    private const string Page = """
        <!doctype html><html lang=en><title>Page</title><body><form method=post action=/sent>
        <section data-on-device hidden data-patience=PATIENCE data-words='{"progress":"Working","cancel":"Cancel","remove":"Remove","failed":"Failed","ready":"Ready","hint":"Hint","picture":"Not recognised","video":"Digests only"}'>
        <label data-part=drop>Files <input type=file multiple data-part=files></label><ul data-part=list></ul>
        <textarea name=claims data-part=claims hidden></textarea></section><button id=send>Send</button></form>
        <script type=module src=/on-device/page.js></script></body></html>
        """;

    private readonly WebApplication _app;
    private readonly DirectoryInfo _made = Directory.CreateTempSubdirectory("revoca-maker-");

    private OnDeviceHost(WebApplication app) => _app = app;

    public List<string> Asked { get; } = [];

    public string? Posted { get; private set; }

    public string Address => _app.Urls.First();

    /// <param name="maker">Serves the script that makes videos and signed pictures, too.</param>
    /// <param name="patience">Milliseconds a decoder may say nothing.</param>
    public static async Task<OnDeviceHost> Start(bool maker = false, int patience = 120_000)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var host = new OnDeviceHost(builder.Build());
        if (maker)
            await host.Bundle();
        host.Map(Page.Replace("PATIENCE", patience.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await host._app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _made.Delete(recursive: true);
    }

    private async Task Bundle([CallerFilePath] string here = "")
    {
        var script = Path.Combine(Path.GetDirectoryName(here) ?? "", "Maker", "maker.ts");
        using var bundled = Process.Start(new ProcessStartInfo("node", ["OnDevice/bundle.mjs", _made.FullName, script]) { WorkingDirectory = Path.GetFullPath(Path.Combine(Built(), "../..")) })
            ?? throw new InvalidOperationException("Node is not installed.");
        await bundled.WaitForExitAsync();
        if (bundled.ExitCode != 0)
            throw new InvalidOperationException("The maker could not be bundled.");
    }

    private void Map(string page)
    {
        _app.Use(async (context, next) =>
        {
            lock (Asked)
                Asked.Add($"{context.Request.Method} {context.Request.Path}");
            context.Response.Headers.ContentSecurityPolicy = Policy;
            await next(context);
        });
        _app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Built()), RequestPath = "/on-device" });
        _app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(_made.FullName), RequestPath = "/make" });
        _app.MapGet("/", () => Results.Content(page, "text/html", Encoding.UTF8));
        _app.MapGet("/favicon.ico", () => Results.NoContent());
        _app.MapPost("/sent", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Posted = await reader.ReadToEndAsync();
        });
    }

    internal static string Built([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here) ?? "", "../../../src/Revoca.Web/wwwroot/on-device"));
}
