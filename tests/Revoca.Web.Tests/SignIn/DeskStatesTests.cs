using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Revoca.Builders;
using Revoca.Casework.People.SignIn;
using Revoca.Web.SignIn;

namespace Revoca.Web.Tests.SignIn;

public sealed class DeskStatesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_open_page_of_a_disabled_member_knows_nobody_and_does_nothing_more_within_a_minute()
    {
        await using var work = await TestCasework.Start();
        using var states = await OpenAsync(work);
        var ended = new TaskCompletionSource();
        states.Ended += (_, _) => ended.TrySetResult();
        await states.SeeAsync();
        await using (var db = work.Db())
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(x => x.DisabledAt, work.Clock.GetUtcNow()), Stop);
        var passed = TimeSpan.Zero;
        for (var step = TimeSpan.FromSeconds(1); passed < DeskStates.Interval; passed += step)
            work.Clock.Advance(step);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System, Stop);
        output.WriteLine($"disabled member: open page dead after {passed.TotalSeconds:0} s of the clock; at most 60");
        Assert.InRange(passed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.False((await states.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated);
        await Assert.ThrowsAsync<SessionOverException>(states.SeeAsync);
    }

    [Fact]
    public async Task What_somebody_does_keeps_her_page_open_and_an_idle_hour_ends_it()
    {
        await using var work = await TestCasework.Start();
        using var states = await OpenAsync(work);
        for (var minutes = 0; minutes < 120; minutes += 40)
        {
            work.Clock.Advance(TimeSpan.FromMinutes(40));
            await states.SeeAsync();
        }

        work.Clock.Advance(TimeSpan.FromMinutes(60));
        await Assert.ThrowsAsync<SessionOverException>(states.SeeAsync);
    }

    private static async Task<DeskStates> OpenAsync(TestCasework work)
    {
        var sessions = work.Get<StaffSessions>();
        var session = await sessions.Begin(TestCasework.Ada.Value, SignInWay.Passkey, null, Stop);
        var states = new DeskStates(sessions, work.Clock, NullLogger<DeskStates>.Instance);
        states.SetAuthenticationState(Task.FromResult(new AuthenticationState(DeskSession.Principal(TestCasework.Ada.Value, session))));
        return states;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
