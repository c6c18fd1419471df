using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Watching;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Notices;
using Revoca.Domain;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Watching;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence.Watching;

public sealed class WatchPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_looked_at_unless_somebody_switched_the_watch_on_and_never_a_locked_item()
    {
        await using var world = await LocalWorld.Start(Answer(() => 200));
        await using var work = await Start(world);
        var opened = await ActiveCase(work);
        Assert.Equal(0, await work.Get<WatchPages>().Run(Stop));
        await work.Get<SwitchWatch>().Run(opened.Id, on: true, TestCasework.Ada, Stop);
        await using (var db = work.Db())
            await work.Get<LockItem>().Run(opened.Id, (await db.Items.SingleAsync(Stop)).Id, TestCasework.Ada, Stop);
        Assert.Equal(0, await work.Get<WatchPages>().Run(Stop));
        Assert.Empty(world.Dialled);
        Assert.Empty(world.Resolved);
    }

    [Fact]
    public async Task Without_her_yes_towards_the_host_it_cannot_be_switched_on_and_after_her_no_nothing_is_looked_at()
    {
        await using var world = await LocalWorld.Start(Answer(() => 200));
        await using var work = await Start(world);
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada, Stop);
        await work.Get<AddLinks>().Run(opened.Id, "http://site.example/a", TestCasework.Ada, Stop);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => work.Get<SwitchWatch>().Run(opened.Id, on: true, TestCasework.Ada, Stop));
        Assert.Equal(BrokenRule.ConsentMissing, refused.Rule);
        await Agree(work, opened.Id);
        await work.Get<SwitchWatch>().Run(opened.Id, on: true, TestCasework.Ada, Stop);
        await using (var db = work.Db())
        {
            var given = await db.Consents.SingleAsync(Stop);
            await work.Get<WithdrawConsent>().Run(opened.Id, given.Id, "She wants no more.", Actor.Of(TestCasework.Ada), Stop);
        }

        Assert.Equal(0, await work.Get<WatchPages>().Run(Stop));
        Assert.Empty(world.Dialled);
    }

    [Fact]
    public async Task Gone_twice_with_a_day_between_is_removed_then_days_7_30_and_90_are_looked_at_and_no_more()
    {
        var status = 200;
        await using var world = await LocalWorld.Start(Answer(() => status));
        await using var work = await Start(world);
        await Watched(work);
        Assert.Equal((1, Availability.Live), (await work.Get<WatchPages>().Run(Stop), await Seen(work)));
        Assert.Equal(0, await work.Get<WatchPages>().Run(Stop));
        status = 404;
        Assert.Equal(
            [(1, Availability.Unavailable), (2, Availability.Removed), (8, Availability.Removed), (31, Availability.Removed), (91, Availability.Removed)],
            await Days(work, 120));
    }

    [Fact]
    public async Task A_look_that_an_outage_kept_from_happening_is_made_up_for_once()
    {
        await using var world = await LocalWorld.Start(Answer(() => 404));
        await using var work = await Start(world);
        await Watched(work);
        Assert.Equal([(1, Availability.Unavailable), (2, Availability.Removed)], await Days(work, 5));
        work.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal((1, 0), (await work.Get<WatchPages>().Run(Stop), await work.Get<WatchPages>().Run(Stop)));
    }

    [Fact]
    public async Task What_is_there_again_is_open_again_and_one_new_notice_is_proposed()
    {
        var status = 404;
        await using var world = await LocalWorld.Start(Answer(() => status));
        await using var work = await Start(world);
        var opened = await Watched(work, "http://civitai.com/models/123456789");
        var notice = await work.Submitted(opened.Id, LetterKind.Dsa16Notice);
        await Days(work, 3);
        Assert.Equal(Availability.Removed, await Seen(work));
        Assert.Empty((await Card(work, opened)).Free);

        status = 200;
        await Days(work, 10);
        Assert.Equal(Availability.Reappeared, await Seen(work));
        Assert.Single((await Card(work, opened)).Free);
        await using (var db = work.Db())
            Assert.Equal(CaseTaskKind.WriteAgain, Assert.Single(await db.Tasks.ToListAsync(Stop)).Kind);
        var drafted = await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada, Stop);
        Assert.NotEqual(notice, Assert.Single(drafted.Notices));
        await Days(work, 3);
        await using (var db = work.Db())
            Assert.NotNull(Assert.Single(await db.Tasks.ToListAsync(Stop)).DoneAt);
        Assert.Empty((await Card(work, opened)).Free);
    }

    [Fact]
    public async Task No_answer_is_no_observation_and_each_failure_doubles_the_pause()
    {
        var asked = 0;
        await using var world = await LocalWorld.Start(context =>
        {
            asked += context.Request.Path == "/a" ? 1 : 0;
            context.Response.StatusCode = context.Request.Path == "/a" ? 503 : 404;
            return Task.CompletedTask;
        });
        await using var work = await Start(world);
        await Watched(work);
        var hours = new List<int>();
        for (var hour = 0; hour < 48; hour++)
        {
            var before = asked;
            await work.Get<WatchPages>().Run(Stop);
            if (asked > before)
                hours.Add(hour);
            work.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal([0, 6, 18, 42], hours);
        Assert.Equal(Availability.Unchecked, await Seen(work));
    }

    [Fact]
    public async Task A_site_is_looked_at_once_a_round_and_rests_ten_minutes()
    {
        await using var world = await LocalWorld.Start(Answer(() => 404));
        await using var work = await Start(world);
        await Watched(work, "http://site.example/a\nhttp://www.site.example/b\nhttp://other.example/c");
        Assert.Equal((2, 0), (await work.Get<WatchPages>().Run(Stop), await work.Get<WatchPages>().Run(Stop)));
        work.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((1, 0), (await work.Get<WatchPages>().Run(Stop), await work.Get<WatchPages>().Run(Stop)));
    }

    [Fact]
    public async Task A_place_that_robots_txt_keeps_from_programs_is_left_to_a_person()
    {
        var paths = new List<string>();
        await using var world = await LocalWorld.Start(context =>
        {
            paths.Add(context.Request.Path);
            return context.Response.WriteAsync("User-agent: *\nDisallow: /a\n");
        });
        await using var work = await Start(world);
        var opened = await Watched(work);
        Assert.Equal(0, await work.Get<WatchPages>().Run(Stop));
        Assert.Equal(["/robots.txt"], paths);
        Assert.Equal([(1, WatchAnswer.Robots)], (await work.Get<SwitchWatch>().Show(opened.Id, TestCasework.Ada, Stop)).Failed);
        await using var db = work.Db();
        await work.Get<ObserveItems>().Run(opened.Id, [(await db.Items.SingleAsync(Stop)).Id], Availability.Live, TestCasework.Ada, Stop);
        Assert.Equal(Availability.Live, await Seen(work));
    }

    [Theory]
    [InlineData("10.0.0.8")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_place_whose_name_leads_into_a_private_network_is_not_opened(string closed)
    {
        await using var world = await LocalWorld.Start(Answer(() => 200));
        world.Names["site.example"] = new([[closed]]);
        await using var work = await Start(world);
        var opened = await Watched(work);
        await work.Get<WatchPages>().Run(Stop);
        Assert.Empty(world.Dialled);
        Assert.Equal(Availability.Unchecked, await Seen(work));
        Assert.Equal([(1, WatchAnswer.ClosedAddress)], (await work.Get<SwitchWatch>().Show(opened.Id, TestCasework.Ada, Stop)).Failed);
    }

    [Fact]
    public async Task A_redirect_into_a_private_network_is_written_down_and_not_followed()
    {
        await using var world = await LocalWorld.Start(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/a" ? 302 : 404;
            context.Response.Headers.Location = "http://192.168.1.1/";
            return Task.CompletedTask;
        });
        await using var work = await Start(world);
        await Watched(work);
        await work.Get<WatchPages>().Run(Stop);
        await using var db = work.Db();
        var looked = await db.Observations.SingleAsync(Stop);
        Assert.Equal((Availability.Moved, "HTTP 302 → http://192.168.1.1/", ActorKind.System), (looked.Seen, looked.Note, looked.ActorKind));
        Assert.All(world.Dialled, dialled => Assert.Equal(LocalWorld.PublicAddress, dialled.Address.ToString()));
    }

    [Fact]
    public async Task Four_workers_at_once_look_once()
    {
        await using var world = await LocalWorld.Start(Answer(() => 404));
        await using var work = await Start(world);
        await Watched(work);
        var looked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => work.Get<WatchPages>().Run(Stop), Stop)));
        Assert.Equal(1, looked.Sum());
        await using var db = work.Db();
        Assert.Single(await db.Observations.ToListAsync(Stop));
    }

    [Fact]
    public async Task Nothing_is_looked_at_while_the_case_rests_or_after_the_watch_ended()
    {
        await using var world = await LocalWorld.Start(Answer(() => 404));
        await using var work = await Start(world);
        var opened = await Watched(work);
        await work.Get<ChangeCase>().Pause(opened.Id, "She asked for time.", Actor.Person, Stop);
        Assert.Equal(0, await work.Get<WatchPages>().Run(Stop));
        await work.Get<ChangeCase>().Resume(opened.Id, "", Actor.Person, Stop);
        await work.Get<SwitchWatch>().Run(opened.Id, on: false, TestCasework.Ada, Stop);
        Assert.Equal(0, await work.Get<WatchPages>().Run(Stop));
        Assert.Empty(world.Dialled);
        await using var db = work.Db();
        Assert.Equal(2, await db.Events.CountAsync(x => x.Kind == CaseEventKind.WatchStarted || x.Kind == CaseEventKind.WatchStopped, Stop));
    }

    private static Task<TestCasework> Start(LocalWorld world) => TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));

    private static RequestDelegate Answer(Func<int> status) => context =>
    {
        context.Response.StatusCode = status();
        return Task.CompletedTask;
    };

    private static async Task<OpenedCase> ActiveCase(TestCasework work, string links = "http://site.example/a")
    {
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada, Stop);
        await work.Get<AddLinks>().Run(opened.Id, links, TestCasework.Ada, Stop);
        await Agree(work, opened.Id);
        return opened;
    }

    private static async Task Agree(TestCasework work, CaseId id)
    {
        await work.Get<RecordMandate>().Run(id, new MandateGiven(new DateOnly(2026, 11, 1), null, ConsentChannel.SignedPaper), TestCasework.Ada, Stop);
        await work.Get<RecordConsent>().Run(id, new ConsentScope([], Recipient.Host, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(TestCasework.Ada), Stop);
    }

    private static async Task<OpenedCase> Watched(TestCasework work, string links = "http://site.example/a")
    {
        var opened = await ActiveCase(work, links);
        await work.Get<SwitchWatch>().Run(opened.Id, on: true, TestCasework.Ada, Stop);
        return opened;
    }

    private static async Task<HostCard> Card(TestCasework work, OpenedCase opened) => Assert.Single((await work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada, Stop)).Cards);

    private static async Task<Availability> Seen(TestCasework work)
    {
        await using var db = work.Db();
        return (await db.Items.SingleAsync(Stop)).Availability;
    }

    // The days after which something was looked at, with what came of it.
    private static async Task<List<(int Day, Availability Seen)>> Days(TestCasework work, int days)
    {
        var looks = new List<(int, Availability)>();
        for (var day = 1; day <= days; day++)
        {
            work.Clock.Advance(TimeSpan.FromDays(1));
            if (await work.Get<WatchPages>().Run(Stop) > 0)
                looks.Add((day, await Seen(work)));
        }

        return looks;
    }
}
