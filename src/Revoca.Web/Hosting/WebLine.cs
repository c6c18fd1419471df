using Revoca.Web.Desk.Audit;
using Revoca.Web.Desk.Cases;
using Revoca.Web.Desk.HashLists;
using Revoca.Web.Desk.Keeping;
using Revoca.Web.Desk.Law;
using Revoca.Web.Desk.Notices;
using Revoca.Web.Desk.Replies;
using Revoca.Web.Public.Exit;
using Revoca.Web.Public.Hers;
using Revoca.Web.SignIn;

namespace Revoca.Web.Hosting;

/// <summary>What every request passes, in order.</summary>
public static class WebLine
{
    public static void UseRevoca(this WebApplication app)
    {
        if (app.Services.GetRequiredService<WebSettings>().Proxies.Length > 0)
            app.UseForwardedHeaders();
        app.UseMiddleware<PlainHttp>();
        app.UseMiddleware<Languages>();
        app.UseExceptionHandler(Links.Oops, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(Links.NotFound, createScopeForStatusCodePages: true);
        app.UseRouting();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SeeOther>();
        app.UseAuthentication();
        app.UseMiddleware<UnfinishedSetUp>();
        app.UseAuthorization();
        app.UseMiddleware<DeskSocket>();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealthChecks(Links.Health);
        app.MapSignOut();
        app.MapPasskeys();
        app.MapDeskLanguage();
        app.MapExits();
        app.MapHerFiles();
        app.MapCalendars();
        app.MapLetters();
        app.MapEvidence();
        app.MapHashLists();
        app.MapAnchors();
        app.MapCertificates();
        app.MapPacks();
        app.MapFigures();
        app.MapMailFiles();
        // The layer of headers sets the frame policy.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
