using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Web.Tests.SignIn;

public sealed class AccountTests
{
    private const string Next = "copper lantern seven bridges";
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_the_old_one_opens_nothing()
    {
        await using var site = new Site { Clock = clock };
        var (here, there) = (new Visitor(site.Browser()), new Visitor(site.Browser()));
        var app = await Newcomer.ArriveAsync(site, here);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Newcomer.SignInAsync(there, app.Code(clock));
        var (member, mine) = await FirstAsync(site);
        var proof = await site.Services.GetRequiredService<StepUp>().RequireAsync(member, mine, Stop);
        var change = site.Services.GetRequiredService<ChangePassword>();
        Assert.Equal(["PasswordTooShort"], await change.Run("tin window", mine, proof, Stop));
        Assert.Empty(await change.Run(Next, mine, proof, Stop));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), ((await here.GetAsync("/desk")).StatusCode, (await there.GetAsync("/desk")).StatusCode));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.OK, (await Newcomer.SignInAsync(new Visitor(site.Browser()), app.Code(clock))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Newcomer.SignInAsync(new Visitor(site.Browser()), app.Code(clock), password: Next)).StatusCode);
    }

    [Fact]
    public async Task Without_a_fresh_proof_nothing_of_the_account_changes()
    {
        await using var site = new Site { Clock = clock };
        var app = await Newcomer.ArriveAsync(site, new Visitor(site.Browser()));
        var (member, mine) = await FirstAsync(site);
        var step = site.Services.GetRequiredService<StepUp>();
        var old = await step.RequireAsync(member, mine, Stop);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await step.Find(member, mine, Stop));
        foreach (var act in new Func<Task>[]
        {
            () => site.Services.GetRequiredService<ChangePassword>().Run(Next, mine, old, Stop),
            () => site.Services.GetRequiredService<SecondFactors>().RenewCodes(old, Stop),
            () => site.Services.GetRequiredService<SecondFactors>().RemoveAuthenticator(old, Stop),
            () => site.Services.GetRequiredService<Passkeys>().Remove([1], old, Stop),
            () => site.Services.GetRequiredService<MakeRecoveryWords>().Run(old, Stop),
            () => site.Services.GetRequiredService<ResetSignIn>().Run(member, "why", old, Stop),
        })
            Assert.Equal(BrokenRule.ProofTooOld, (await Assert.ThrowsAsync<RuleBroken>(act)).Rule);
        Assert.Null(await step.Prove(member, mine, Newcomer.Password, "000000", Stop));
        Assert.NotNull(await step.Prove(member, mine, Newcomer.Password, app.Code(clock), Stop));
        Assert.NotNull(await step.Find(member, mine, Stop));
    }

    [Fact]
    public async Task Nobody_adds_or_uses_a_passkey_without_a_form_of_ours_a_proof_and_a_challenge()
    {
        await using var site = new Site { Clock = clock };
        var she = new Visitor(site.Browser());
        foreach (var path in new[] { Links.PasskeyAsk, Links.PasskeyOpen, Links.PasskeyProve, Links.PasskeyOffer, Links.PasskeyAdd })
            Assert.Equal(HttpStatusCode.BadRequest, (await she.PostAsync(path, new Dictionary<string, string>(StringComparer.Ordinal))).StatusCode);
        await Newcomer.ArriveAsync(site, she);
        var form = await she.OpenFormAsync("/sign-in/codes");
        Assert.Equal(HttpStatusCode.OK, (await she.PostAsync(Links.PasskeyOffer, form)).StatusCode);
        foreach (var path in new[] { Links.PasskeyOpen, Links.PasskeyProve, Links.PasskeyAdd })
            Assert.Equal(HttpStatusCode.BadRequest, (await she.PostAsync(path, form, ("credential", "{}"))).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.BadRequest, (await she.PostAsync(Links.PasskeyOffer, form)).StatusCode);
    }

    private static async Task<(StaffId Member, StaffSessionId Session)> FirstAsync(Site site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        var first = await db.StaffSessions.AsNoTracking().OrderBy(x => x.StartedAt).FirstAsync(Stop);
        return (first.Staff, first.Id);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
