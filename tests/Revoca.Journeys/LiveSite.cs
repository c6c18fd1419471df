using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Mail.Inbox;
using Revoca.Web;
using Revoca.Web.SignIn;

namespace Revoca.Journeys;

/// <summary>The whole site on a real port of this machine, over a fresh data folder.</summary>
public sealed class LiveSite : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revoca-journey-");

    private readonly TimeProvider? clock;
    private readonly Action<IServiceCollection>? more;

    public LiveSite()
        : this(clock: null)
    {
    }

    /// <param name="clock">Put in place of the real clock.</param>
    /// <param name="more">Puts other things in the place of real ones, such as invented hosts.</param>
    internal LiveSite(TimeProvider? clock, Action<IServiceCollection>? more = null)
    {
        (this.clock, this.more) = (clock, more);
        UseKestrel(0);
        StartServer();
    }

    /// <summary>By name: passkeys and cookies want localhost.</summary>
    public string Address => ClientOptions.BaseAddress.AbsoluteUri.TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public string PickUpFolder => Path.Combine(folder.FullName, "data", "pick-up");

    public string SetUpLink => $"{Address}{Links.SetUp}?key={Services.GetRequiredService<FirstStart>().Issue()}";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", Path.Combine(folder.FullName, "data"));
        // "Elsewhere" stays on this machine: a journey contacts nothing outside.
        builder.UseSetting("neutral", "/health");
        if (clock is not null)
            builder.ConfigureServices(services => services.AddSingleton(clock));
        if (more is not null)
            builder.ConfigureServices(more);
        // This process is the test's, so the program that takes mail apart is named.
        builder.ConfigureServices(services => services.AddSingleton<IMailReader>(new ChildMailReader(["dotnet", Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll")])));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists)
            folder.Delete(recursive: true);
    }
}
