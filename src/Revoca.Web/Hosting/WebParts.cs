using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.WebEncoders;
using MudBlazor;
using MudBlazor.Services;
using Revoca.Casework;
using Revoca.Casework.Mail;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Workers;
using Revoca.Web.Desk.Access;
using Revoca.Web.Desk.Law;
using Revoca.Web.Desk.Parts;
using Revoca.Web.Desk.Search;
using Revoca.Web.Desk.Shell;
using Revoca.Web.Public.Check;
using Revoca.Web.Public.Files;
using Revoca.Web.Public.Hers;
using Revoca.Web.Public.Report;
using Revoca.Web.Public.Report.Steps;
using Revoca.Web.SignIn;
using Revoca.Web.Words;

namespace Revoca.Web.Hosting;

/// <summary>What the web part is made of.</summary>
public static class WebParts
{
    public static void AddRevoca(this WebApplicationBuilder builder)
    {
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        var settings = builder.Configuration.Get<WebSettings>() ?? new WebSettings();
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddCasework(CaseworkOptions.For(settings.Data) with
        {
            Mail = MailSettings(builder.Configuration),
            Backups = builder.Configuration.GetSection(BackupOptions.Section).Get<BackupOptions>() ?? new BackupOptions(),
        });
        services.AddHostedService<DirectoryWorker>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<MailWorker>();
        services.AddHostedService<MailPurgeWorker>();
        services.AddHostedService<ClockWorker>();
        services.AddHostedService<WatchWorker>();
        services.AddHostedService<KeepingWorker>();
        services.AddHostedService<BackupWorker>();
        services.AddHostedService<StampWorker>();
        services.AddHostedService<LetterWarmUp>();
        services.AddHostedService<HerSideWorker>();
        services.AddLocalization();
        // Letters with accents are written as they are: smaller pages, and the source can be read.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHealthChecks();
        AddPages(services);
        AddHerSide(services);
        services.AddStaffSignIn();
        TrustOnly(services, settings);
    }

    private static MailOptions MailSettings(ConfigurationManager configuration)
    {
        var mail = configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions();
        return mail.Faults() is { Count: > 0 } faults ? throw new InvalidOperationException(string.Join(' ', faults)) : mail;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1));
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            // No fading: half-transparent words cannot be read.
            options.SnackbarConfiguration.ShowTransitionDuration = options.SnackbarConfiguration.HideTransitionDuration = 0;
        });
        services.AddTransient<MudLocalizer, MudTranslations>();
        services.AddScoped<Reader>();
        services.AddScoped<BasisWords>();
        services.AddScoped<ClockWords>();
        services.AddScoped<Acts>();
        services.AddScoped<AskProof>();
        services.AddScoped<CaseSearch>();
        services.AddScoped<Names>();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            // Without the __Host- prefix: on plain http on this machine the framework refuses to set it otherwise.
            options.Cookie.Name = "f";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "f";
            // The layer of headers sets its own frame policy.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void AddHerSide(IServiceCollection services) => services
        .AddSingleton<CodeSessions>()
        .AddSingleton<Receipts>()
        .AddScoped<CodeDoor>()
        .AddSingleton<HerDoor>()
        .AddScoped<ClaimDoor>()
        .AddSingleton<TypedAnswers>()
        .AddSingleton<ReadLinks>()
        .AddSingleton<ReportSteps>()
        .AddScoped<CaseHistory>();

    private static void TrustOnly(IServiceCollection services, WebSettings settings)
    {
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = settings.AllowedHosts.Split(';'));
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
                options.KnownProxies.Add(IPAddress.Parse(proxy));
        });
    }
}
