using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Notices;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People;

/// <summary>Role by use case by standing to the case: every pair is asked for real, and does what the policy says.</summary>
public sealed class StaffMatrixTests
{
    // They judge two acts, or none that can be refused: tested where they belong.
    private static readonly string[] Apart = ["AssignReply.Run", "ListToday.Run", "ShowToday.Run", "EraseForGood.Run", "SearchCases.Run", "ScanCases.Run", "CountInbox.Run", "ListStaff.RolesOf", "BreakTheGlass.Ask", "BreakTheGlass.Open", "PageAccess.MayOpen", "ClockCalendar.Renew", "ClockCalendar.Stop",
        "StepUp.Find", "StepUp.RequireAsync", "StepUp.Prove", "StepUp.Keep", "ResetSignIn.Run", "KeepFirstWords.AreWanted"];

    [Fact]
    public async Task Every_role_may_do_exactly_what_the_policy_says_and_each_refusal_is_in_the_log()
    {
        await using var work = await TestCasework.Start();
        var uses = await DeskUseCases.Prepare(work);
        var people = new Dictionary<StaffRole, StaffId>();
        foreach (var role in Enum.GetValues<StaffRole>())
            await work.Employ(people[role] = new StaffId(new Guid(7000 + (int)role, 0, 0, new byte[8])), role.ToString(), role);
        var (wrong, asked, refused) = (new List<string>(), 0, 0);
        foreach (var (role, who) in people)
        {
            foreach (var standing in Enum.GetValues<CaseStanding>())
            {
                foreach (var use in uses.All().Where(use => StaffPolicy.ConcernsCase(use.Act) || standing == CaseStanding.Foreign))
                {
                    await Stand(work, uses.Case, who, standing);
                    var (should, does) = (StaffPolicy.Allows(role, use.Act, standing), await Lets(() => use.Ask(who)));
                    (asked, refused) = (asked + 1, refused + (does ? 0 : 1));
                    if (should != does)
                        wrong.Add($"{role} {use.Name} {standing}: policy says {should}, the use case {does}");
                }
            }
        }

        Figure.Tell($"role × use case × standing: {uses.All().Count()} use cases, {asked} cells, {refused} refused and in the log, {wrong.Count} other than the policy");
        Assert.Empty(wrong);
        Assert.True(asked > 600 && refused > 300, $"{asked} asked, {refused} refused");
        Assert.Equal(refused, (await Lines(work)).Count(line => line.Contains("\"out\":\"refused\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_use_case_that_takes_who_asks_is_left_out_of_the_matrix()
    {
        await using var work = await TestCasework.Start();
        var listed = (await DeskUseCases.Prepare(work)).All().Select(use => use.Name).Concat(Apart).ToHashSet(StringComparer.Ordinal);
        var found = typeof(UseCases).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsSealed: true, IsAbstract: false })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) && method.GetParameters().Any(of => of.ParameterType == typeof(StaffId) || of.ParameterType == typeof(Actor)))
            .Select(method => $"{method.DeclaringType?.Name}.{method.Name}").Distinct(StringComparer.Ordinal).ToList();
        Assert.True(found.Count > 40);
        var leftOut = found.Where(name => !listed.Contains(name)).ToList();
        Assert.True(leftOut.Count == 0, string.Join(", ", leftOut));
    }

    [Fact]
    public async Task Each_reading_of_a_case_is_one_record_and_reading_again_on_the_same_page_is_none()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var show = work.Get<ShowCase>();
        var view = await show.Run(opened.Reference, TestCasework.Ada);
        Assert.Equal(1, await Reads(work, "case.read"));
        view = await show.Run(opened.Reference, TestCasework.Ada, view);
        Assert.Equal(1, await Reads(work, "case.read"));
        await show.Run(opened.Reference, TestCasework.Ben, view);
        Assert.Equal(2, await Reads(work, "case.read"));
        work.Clock.Advance(ShowCase.OneVisit);
        await show.Run(opened.Reference, TestCasework.Ada, view);
        Assert.Equal(3, await Reads(work, "case.read"));
        await work.Get<PlanNotices>().Run(opened.Id, TestCasework.Ada);
        Assert.Equal(1, await Reads(work, "board.read"));
        await work.Get<ListCases>().Run(TestCasework.Ada, new CaseFilter());
        Assert.Equal(1, await Reads(work, "case.list"));
    }

    [Fact]
    public async Task Lists_show_only_what_one_may_read_and_of_a_free_case_only_that_it_waits()
    {
        await using var work = await TestCasework.Start();
        var cleo = new StaffId(Guid.NewGuid());
        await work.Employ(cleo, "Cleo", StaffRole.Advocate);
        await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example" }, TestCasework.Ada);
        var own = await work.Get<OpenCase>().Run(new CaseOpening(), cleo);
        var free = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await Stand(work, free.Id, cleo, CaseStanding.Free);
        Assert.Equal(own.Id, Assert.Single((await work.Get<ListCases>().Run(cleo, new CaseFilter())).Rows).Case.Id);
        Assert.Equal(3, (await work.Get<ListCases>().Run(TestCasework.Ben, new CaseFilter())).Rows.Count);
        Assert.Equal(free.Id, Assert.Single(await work.Get<ListFreeCases>().Run(cleo)).Id);
        Assert.Equal(TodayKind.NobodyHasIt, Assert.Single(await work.Get<ListToday>().Run(cleo)).Kind);
        await work.Get<AssignCase>().Take(free.Id, cleo);
        Assert.Equal(2, (await work.Get<ListCases>().Run(cleo, new CaseFilter())).Rows.Count);
    }

    [Fact]
    public async Task A_disabled_member_may_do_nothing_from_the_next_act_on()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, null, "why", work.Proof(TestCasework.Ada));
        Assert.False(await Lets(() => work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ben)));
    }

    private static async Task<bool> Lets(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (RuleBroken broken)
        {
            return broken.Rule != BrokenRule.NoAccess;
        }
        catch (InvalidOperationException)
        {
            // Past the gate: what was asked for is not there any more.
        }

        return true;
    }

    private static async Task Stand(TestCasework work, CaseId id, StaffId who, CaseStanding standing)
    {
        StaffId? advocate = standing == CaseStanding.Free ? null : TestCasework.Ada;
        await using var db = work.Db();
        await db.Set<CaseColleague>().Where(x => x.CaseId == id).ExecuteDeleteAsync();
        await db.Set<GlassBreak>().Where(x => x.Staff == who).ExecuteDeleteAsync();
        var known = db.Entry(await db.Cases.SingleAsync(x => x.Id == id));
        (known.Property(x => x.Advocate).CurrentValue, known.Property(x => x.State).CurrentValue) = (advocate, CaseState.Active);
        await db.SaveChangesAsync();
        var change = new Change(Actor.Of(who), work.Clock.GetUtcNow(), "A reason that is long enough.");
        if (standing == CaseStanding.Assigned)
            db.Add(CaseColleague.Add(await db.Cases.SingleAsync(x => x.Id == id), who, change).Colleague);
        if (standing == CaseStanding.GlassBroken)
            db.Add(GlassBreak.Break(id, change).Broken);
        await db.SaveChangesAsync();
    }

    private static async Task<int> Reads(TestCasework work, string act) => (await Lines(work)).Count(line => line.Contains($"\"act\":\"{act}\"", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> Lines(TestCasework work)
    {
        await using var db = work.Db();
        return [.. (await db.Set<AuditRecord>().Select(record => record.Line).ToListAsync()).Select(Encoding.UTF8.GetString)];
    }
}
