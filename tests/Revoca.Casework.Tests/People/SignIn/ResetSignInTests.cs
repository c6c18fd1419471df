using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.People.Team;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People.SignIn;

public sealed class ResetSignInTests
{
    private const string Why = "She came to the office with her identity card.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_administrator_takes_every_factor_and_session_away_and_the_password_stays()
    {
        await using var work = await TestCasework.Start();
        var ben = TestCasework.Ben.Value;
        var session = await work.Get<StaffSessions>().Begin(ben, SignInWay.Passkey, null, Stop);
        await work.Get<Passkeys>().Add(ben, new UserPasskeyInfo([1], [2], TimeProvider.System.GetUtcNow(), 0, [], true, false, false, [3], [4]), "phone", Stop);
        var before = await PasswordOf(work, ben);
        await work.Get<ResetSignIn>().Run(TestCasework.Ben, Why, work.Proof(TestCasework.Ada), Stop);
        Assert.False(await work.Get<StaffSessions>().Holds(ben, session, Stop));
        Assert.Equal((0, false), ((await work.Get<SecondFactors>().Of(ben, Stop)).Passkeys, (await work.Get<SecondFactors>().Of(ben, Stop)).Authenticator));
        Assert.Equal(before, await PasswordOf(work, ben));
    }

    [Fact]
    public async Task Nobody_resets_herself_nobody_without_the_role_and_nobody_without_saying_how_she_made_sure()
    {
        await using var work = await TestCasework.Start();
        var reset = work.Get<ResetSignIn>();
        Assert.Equal(BrokenRule.AnotherPersonMustApprove, await Broken(() => reset.Run(TestCasework.Ada, Why, work.Proof(TestCasework.Ada), Stop)));
        Assert.Equal(BrokenRule.NoAccess, await Broken(() => reset.Run(TestCasework.Ada, Why, work.Proof(TestCasework.Ben), Stop)));
        Assert.Equal(BrokenRule.ReasonMissing, await Broken(() => reset.Run(TestCasework.Ben, " ", work.Proof(TestCasework.Ada), Stop)));
    }

    [Fact]
    public async Task A_role_taken_away_ends_her_sessions_and_one_more_ends_none()
    {
        await using var work = await TestCasework.Start();
        var sessions = work.Get<StaffSessions>();
        var session = await sessions.Begin(TestCasework.Ben.Value, SignInWay.Passkey, null, Stop);
        await work.Get<ChangeMember>().Roles(TestCasework.Ben, [StaffRole.Advocate, StaffRole.Lead, StaffRole.Auditor], "The log too.", work.Proof(TestCasework.Ada), Stop);
        Assert.True(await sessions.Holds(TestCasework.Ben.Value, session, Stop));
        await work.Get<ChangeMember>().Roles(TestCasework.Ben, [StaffRole.Advocate], "No lead any more.", work.Proof(TestCasework.Ada), Stop);
        Assert.False(await sessions.Holds(TestCasework.Ben.Value, session, Stop));
    }

    [Fact]
    public async Task An_old_proof_moves_no_case_invites_nobody_and_switches_nothing()
    {
        await using var work = await TestCasework.Start();
        var old = work.Proof(TestCasework.Ada);
        work.Clock.Advance(SignInLimits.FreshProof);
        foreach (var act in new Func<Task>[]
        {
            () => work.Get<HandOverCases>().Run(TestCasework.Ben, TestCasework.Ada, "", old, Stop),
            () => work.Get<InviteMember>().Run(new InvitationCard("Dora", "dora@helpline.test", [StaffRole.Advocate]), old, Stop),
            () => work.Get<FourEyes>().Run(on: false, Why, old, Stop),
            () => work.Get<ChangeMember>().Roles(TestCasework.Ben, [StaffRole.Advocate], Why, old, Stop),
            () => work.Get<ChangeMember>().Disable(TestCasework.Ben, null, Why, old, Stop),
            () => work.Get<Casework.HerSide.HerWishes>().Confirm(default, default, old, Stop),
            () => work.Get<ResetSignIn>().Run(TestCasework.Ben, Why, old, Stop),
        })
            Assert.Equal(BrokenRule.ProofTooOld, await Broken(act));
    }

    private static async Task<string?> PasswordOf(TestCasework work, Guid member)
    {
        await using var db = work.Db();
        return await db.Users.Where(x => x.Id == member).Select(x => x.PasswordHash).SingleAsync(Stop);
    }

    private static async Task<BrokenRule> Broken(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Rule;
}
