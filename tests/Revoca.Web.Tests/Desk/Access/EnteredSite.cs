using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;
using Revoca.Web.SignIn;

namespace Revoca.Web.Tests.Desk.Access;

/// <summary>A real site with a case that has letter, answer, attachment and papers of every kind, and a door by which a member comes in without typing a password.</summary>
internal sealed class EnteredSite : IAsyncDisposable
{
    private readonly Site bare = new();
    private readonly WebApplicationFactory<Program> site;

    private EnteredSite() => site = bare.WithWebHostBuilder(builder => builder.ConfigureServices(services =>
    {
        services.AddSingleton<IStartupFilter, Door>();
        services.AddSingleton<IMailReader>(new ChildMailReader(["dotnet", Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll")]));
    }));

    public IServiceProvider Services => site.Services;

    public OpenedCaseFacts Facts { get; private set; } = new(default, default, 0, default, default, 0);

    public static async Task<EnteredSite> Start()
    {
        var made = new EnteredSite();
        await made.Services.GetRequiredService<DescribeOrganisation>().Run(new OrganisationCard("Helpline Example", "takedown@helpline.test", "1 Example Street", "IT", "Europe/Rome"), Actor.System);
        await TestCasework.Employ(made.Services, TestCasework.Ada, "Ada", StaffRole.Advocate, StaffRole.Lead, StaffRole.Administrator);
        await TestCasework.Employ(made.Services, TestCasework.Ben, "Ben", StaffRole.Advocate, StaffRole.Lead);
        var gone = await DraftedNotices.All(made.Services);
        await made.Services.GetRequiredService<EraseForGood>().Run(gone.Id, ErasureReason.NotOurs, TestCasework.Proof(made.Services, TestCasework.Ada));
        var (opened, notice) = await SentNotices.One(made.Services);
        var room = new MailRoom(made.Services);
        await room.Receive($"From: desk@{MailRoom.DomainOf(notice)}\r\nTo: {(await room.AddressesOf(notice)).ReplyTo}\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nSee.\r\n--q\r\nContent-Type: text/plain; name=\"a.txt\"\r\nContent-Disposition: attachment; filename=\"a.txt\"\r\n\r\nabc\r\n--q--\r\n");
        var list = await CasePapers.Prepare(made.Services, opened.Id);
        await using var db = await made.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        var reply = db.Replies.Single(one => one.NoticeId == notice.Id).Id;
        made.Facts = new OpenedCaseFacts(opened.Id, opened.Reference, notice.Number, reply.Value, db.Set<Erasure>().Single().Id.Value, list);
        return made;
    }

    /// <summary>A browser of a member who is signed in; of a stranger when nobody is named.</summary>
    public async Task<HttpClient> Browser(StaffId? member)
    {
        var browser = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        if (member is { } who)
            (await browser.GetAsync($"{Door.Path}/{who.Value:N}")).EnsureSuccessStatusCode();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await bare.DisposeAsync();
    }

    private sealed class Door : IStartupFilter
    {
        public const string Path = "/test-door";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(Path, inside => inside.Run(async context =>
            {
                var member = Guid.Parse(context.Request.Path.Value?.Trim('/') ?? "");
                await context.RequestServices.GetRequiredService<StaffDoor>().OpenAsync(member, SignInWay.Passkey, context);
                context.Response.StatusCode = StatusCodes.Status200OK;
            }));
            next(app);
        };
    }
}

/// <summary>What the addresses of a case's papers are filled with.</summary>
internal sealed record OpenedCaseFacts(CaseId Id, CaseReference Reference, int Notice, Guid Reply, Guid Erasure, long List);
