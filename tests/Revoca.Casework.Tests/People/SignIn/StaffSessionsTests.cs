using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.People.SignIn;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People.SignIn;

public sealed class StaffSessionsTests
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static readonly Guid Ada = TestCasework.Ada.Value;

    [Fact]
    public async Task A_session_is_listed_with_the_device_and_ends_one_by_one_or_all_but_this()
    {
        await using var work = await TestCasework.Start();
        var sessions = work.Get<StaffSessions>();
        var mine = await sessions.Begin(Ada, SignInWay.Authenticator, Firefox, Stop);
        var phone = await sessions.Begin(Ada, SignInWay.Passkey, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1", Stop);
        var third = await sessions.Begin(Ada, SignInWay.Passkey, null, Stop);
        Assert.Equal(["Firefox|Windows", "Safari|iPhone", "|"], (await sessions.Run(TestCasework.Ada, Stop)).OrderBy(x => x.Id == third).ThenBy(x => x.Way == SignInWay.Passkey).Select(x => x.Device));
        await sessions.End(phone, TestCasework.Ben, Stop);
        Assert.True(await sessions.Holds(Ada, phone, Stop));
        await sessions.End(phone, TestCasework.Ada, Stop);
        Assert.False(await sessions.Holds(Ada, phone, Stop));
        await sessions.EndOthers(mine, TestCasework.Ada, Stop);
        Assert.Equal((true, false), (await sessions.Holds(Ada, mine, Stop), await sessions.Holds(Ada, third, Stop)));
        Assert.False(await sessions.Holds(TestCasework.Ben.Value, mine, Stop));
        await sessions.EndAll(TestCasework.Ada, TestCasework.Ada, Stop);
        Assert.Empty(await sessions.Run(TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task A_session_ends_when_nothing_is_done_for_an_hour_and_after_twelve_hours()
    {
        await using var work = await TestCasework.Start();
        var sessions = work.Get<StaffSessions>();
        var idle = await sessions.Begin(Ada, SignInWay.Passkey, null, Stop);
        var busy = await sessions.Begin(Ada, SignInWay.Passkey, null, Stop);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(705); passed += TimeSpan.FromMinutes(15))
        {
            work.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.True(await sessions.See(Ada, busy, Stop));
            Assert.Equal(passed < TimeSpan.FromMinutes(45), await sessions.Holds(Ada, idle, Stop));
        }

        work.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await sessions.See(Ada, busy, Stop));
        await sessions.Begin(Ada, SignInWay.Passkey, null, Stop);
        await using var db = work.Db();
        Assert.Equal(1, await db.StaffSessions.CountAsync(Stop));
    }

    [Fact]
    public async Task A_disabled_member_and_a_changed_account_end_every_session()
    {
        await using var work = await TestCasework.Start();
        var sessions = work.Get<StaffSessions>();
        var (of, ofBen) = (await sessions.Begin(Ada, SignInWay.Passkey, null, Stop), await sessions.Begin(TestCasework.Ben.Value, SignInWay.Passkey, null, Stop));
        await using (var db = work.Db())
        {
            await db.Users.Where(x => x.Id == Ada).ExecuteUpdateAsync(set => set.SetProperty(x => x.DisabledAt, work.Clock.GetUtcNow()), Stop);
            await db.Users.Where(x => x.Id == TestCasework.Ben.Value).ExecuteUpdateAsync(set => set.SetProperty(x => x.SecurityStamp, "another"), Stop);
        }

        Assert.Equal((false, false), (await sessions.See(Ada, of, Stop), await sessions.See(TestCasework.Ben.Value, ofBen, Stop)));
    }

    [Fact]
    public async Task When_somebody_was_seen_is_kept_to_the_minute()
    {
        await using var work = await TestCasework.Start();
        var sessions = work.Get<StaffSessions>();
        var begun = work.Clock.GetUtcNow();
        var id = await sessions.Begin(Ada, SignInWay.Passkey, null, Stop);
        work.Clock.Advance(TimeSpan.FromSeconds(59));
        await sessions.See(Ada, id, Stop);
        Assert.Equal(begun, await Seen());
        work.Clock.Advance(TimeSpan.FromSeconds(1));
        await sessions.See(Ada, id, Stop);
        Assert.Equal(begun.AddMinutes(1), await Seen());

        async Task<DateTimeOffset?> Seen()
        {
            await using var db = work.Db();
            return await db.Users.Where(x => x.Id == Ada).Select(x => x.LastSeenAt).SingleAsync(Stop);
        }
    }

    [Fact]
    public async Task A_fresh_proof_is_ten_minutes_old_at_most_and_belongs_to_one_session()
    {
        await using var work = await TestCasework.Start();
        var (sessions, step) = (work.Get<StaffSessions>(), work.Get<StepUp>());
        var id = await sessions.Begin(Ada, SignInWay.Passkey, null, Stop);
        Assert.Equal(TestCasework.Ada, (await step.RequireAsync(TestCasework.Ada, id, Stop)).Staff);
        Assert.Null(await step.Find(TestCasework.Ben, id, Stop));
        work.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(BrokenRule.ProofTooOld, (await Assert.ThrowsAsync<RuleBroken>(() => step.RequireAsync(TestCasework.Ada, id, Stop))).Rule);
        var proof = await step.Keep(TestCasework.Ada, id, Stop);
        Assert.NotNull(proof);
        Assert.NotNull(await step.Find(TestCasework.Ada, id, Stop));
        work.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Throws<RuleBroken>(() => proof.Require(work.Clock));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
