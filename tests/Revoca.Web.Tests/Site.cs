using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Revoca.Web.Tests;

/// <summary>The whole site over a fresh data folder, asked through real HTTP messages.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revoca-web-");

    /// <summary>Put in place of the real clock; null = real time.</summary>
    public TimeProvider? Clock { get; init; }

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri("https://localhost"),
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", Path.Combine(folder.FullName, "data"));
        builder.UseSetting("neutral", "https://neutral.example/");
        if (Clock is { } clock)
            builder.ConfigureServices(services => services.AddSingleton(clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists)
            folder.Delete(recursive: true);
    }
}
