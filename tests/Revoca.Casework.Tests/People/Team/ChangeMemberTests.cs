using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People.Team;

public sealed class ChangeMemberTests
{
    private const string Why = "She moves to another desk.";
    private static readonly StaffId Dora = new(new Guid("dddddddd-0000-4000-8000-000000000004"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Roles_are_changed_by_an_administrator_with_a_reason_and_count_at_the_next_act()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);
        await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ben, cancellation: Stop);
        await work.Get<ChangeMember>().Roles(TestCasework.Ben, [StaffRole.Advocate, StaffRole.Auditor], Why, work.Proof(TestCasework.Ada), Stop);
        Assert.Equal([StaffRole.Advocate, StaffRole.Auditor], (await Row(work, TestCasework.Ben)).Member.Roles);
        await Refused(() => work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ben, cancellation: Stop), BrokenRule.NoAccess);
        await Refused(() => work.Get<ChangeMember>().Roles(TestCasework.Ada, [StaffRole.Lead], Why, work.Proof(TestCasework.Ben), Stop), BrokenRule.NoAccess);
        await Refused(() => work.Get<ChangeMember>().Roles(TestCasework.Ada, [StaffRole.Lead], Why, work.Proof(TestCasework.Ada), Stop), BrokenRule.LastAdministrator);
        Assert.Equal(1, await Lines(work, "staff.roles", "ok"));
    }

    [Fact]
    public async Task Who_is_disabled_is_refused_at_once_and_her_cases_go_to_a_colleague()
    {
        await using var work = await TestCasework.Start();
        var own = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ben, Stop);
        var stamp = await StampOf(work, TestCasework.Ben);
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, TestCasework.Ada, Why, work.Proof(TestCasework.Ada), Stop);
        await Refused(() => work.Get<ShowCase>().Run(own.Reference, TestCasework.Ben, cancellation: Stop), BrokenRule.NoAccess);
        await using (var db = work.Db())
            Assert.Equal(TestCasework.Ada, (await db.Cases.SingleAsync(Stop)).Advocate);
        Assert.NotEqual(stamp, await StampOf(work, TestCasework.Ben));
        Assert.Equal(1, await Lines(work, "staff.disable", "ok"));
        Assert.Equal(1, await Lines(work, "case.assign", "ok"));
        await work.Get<ChangeMember>().Enable(TestCasework.Ben, "She is back.", work.Proof(TestCasework.Ada), Stop);
        await work.Get<ShowCase>().Run(own.Reference, TestCasework.Ben, cancellation: Stop); // a lead again
        Assert.Equal(0, (await Row(work, TestCasework.Ben)).OpenCases);
    }

    [Fact]
    public async Task Cases_left_without_an_advocate_wait_to_be_taken()
    {
        await using var work = await TestCasework.Start();
        var own = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ben, Stop);
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, null, Why, work.Proof(TestCasework.Ada), Stop);
        Assert.Equal(own.Id, Assert.Single(await work.Get<ListFreeCases>().Run(TestCasework.Ada, Stop)).Id);
        Assert.Equal(1, await Lines(work, "case.release", "ok"));
    }

    [Fact]
    public async Task All_open_cases_change_hands_in_one_go_and_closed_ones_stay()
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Dora, "Dora", StaffRole.Advocate);
        for (var number = 0; number < 3; number++)
            await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ben, Stop);
        var closed = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ben, Stop);
        await work.Get<ChangeCase>().Close(closed.Id, ClosingReason.NotOurs, "", TestCasework.Ben, Stop);
        Assert.Equal(3, (await work.Get<ShowTeam>().Cases(TestCasework.Ben, TestCasework.Ada, Stop)).Count);
        Assert.Equal(3, await work.Get<HandOverCases>().Run(TestCasework.Ben, Dora, "Thank you.", work.Proof(TestCasework.Ada), Stop));
        Assert.Equal((0, 3), ((await Row(work, TestCasework.Ben)).OpenCases, (await Row(work, Dora)).OpenCases));
        await Refused(() => work.Get<HandOverCases>().Run(TestCasework.Ben, Dora, "", work.Proof(TestCasework.Ada), Stop), BrokenRule.AlreadyDone);
        await Refused(() => work.Get<HandOverCases>().Run(Dora, TestCasework.Ben, "", work.Proof(Dora), Stop), BrokenRule.NoAccess);
        Assert.Equal(1, await Lines(work, "team.hand-over", "ok"));
    }

    [Fact]
    public async Task Of_two_administrators_who_take_the_role_from_each_other_one_keeps_it()
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Dora, "Dora", StaffRole.Administrator);
        var tries = new[] { (TestCasework.Ada, Dora), (Dora, TestCasework.Ada) }.Select(pair => Task.Run(() =>
            work.Get<ChangeMember>().Roles(pair.Item2, [StaffRole.Auditor], Why, work.Proof(pair.Item1), Stop), Stop)).ToList();
        await Task.WhenAll(tries.Select(one => one.ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default)));
        Assert.Equal(1, tries.Count(one => one.IsFaulted));
        Assert.Single(await work.Get<ShowTeam>().Run(tries[0].IsFaulted ? Dora : TestCasework.Ada, Stop), row => row.Member.Roles.Contains(StaffRole.Administrator));
    }

    private static async Task<TeamRow> Row(TestCasework work, StaffId of) => (await work.Get<ShowTeam>().Run(TestCasework.Ada, Stop)).Single(row => row.Member.Id == of);

    private static async Task Refused(Func<Task> act, BrokenRule rule) => Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBroken>(act)).Rule);

    private static async Task<string?> StampOf(TestCasework work, StaffId of)
    {
        await using var db = work.Db();
        return await db.Users.Where(member => member.Id == of.Value).Select(member => member.SecurityStamp).SingleAsync(Stop);
    }

    private static async Task<int> Lines(TestCasework work, string act, string outcome)
    {
        await using var db = work.Db();
        return (await db.Set<AuditRecord>().Select(record => record.Line).ToListAsync(Stop)).Select(Encoding.UTF8.GetString)
            .Count(line => line.Contains($"\"act\":\"{act}\"", StringComparison.Ordinal) && line.Contains($"\"out\":\"{outcome}\"", StringComparison.Ordinal));
    }
}
