using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.Team;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People.Access;

public sealed class BreakTheGlassTests
{
    private const string Reason = "She is on the telephone and her advocate is ill.";
    private static readonly StaffId Dora = new(new Guid("dddddddd-0000-4000-8000-000000000005"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_the_case_for_four_hours_is_in_her_history_and_stands_at_the_others_desks_until_one_takes_note()
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Dora, "Dora", StaffRole.Advocate);
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);
        var glass = work.Get<BreakTheGlass>();
        Assert.Equal(new ClosedCase(opened.Id, MayTake: false, MayBreakGlass: true, OthersAreTold: true), await glass.Ask(opened.Reference, Dora, Stop));
        Assert.Equal(BrokenRule.ReasonMissing, await Broken(() => glass.Run(opened.Id, "urgent", Dora, Stop)));
        await glass.Run(opened.Id, Reason, Dora, Stop);
        await work.Get<ShowCase>().Run(opened.Reference, Dora, cancellation: Stop);
        Assert.Empty(await glass.Open(Dora, Stop));
        var alert = Assert.Single(await glass.Open(TestCasework.Ben, Stop));
        Assert.Equal((Dora, Reason, true), (alert.Break.Staff, alert.Break.Reason, alert.OthersAreTold));
        await using (var db = work.Db())
            Assert.Equal(1, await db.Events.CountAsync(x => x.CaseId == opened.Id && x.Kind == CaseEventKind.GlassBroken, Stop));

        work.Clock.Advance(GlassBreak.Lasts);
        Assert.Equal(BrokenRule.NoAccess, await Broken(() => work.Get<ShowCase>().Run(opened.Reference, Dora, cancellation: Stop)));
        Assert.Single(await glass.Open(TestCasework.Ada, Stop));
        await glass.Note(alert.Break.Id, TestCasework.Ben, Stop);
        Assert.Empty(await glass.Open(TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task Where_nobody_else_is_there_it_says_so_and_waits_for_whoever_joins()
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Dora, "Dora", StaffRole.Advocate, StaffRole.Administrator);
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);
        foreach (var gone in new[] { TestCasework.Ada, TestCasework.Ben })
            await work.Get<ChangeMember>().Disable(gone, null, "She left.", work.Proof(Dora), Stop);
        var glass = work.Get<BreakTheGlass>();
        Assert.False((await glass.Ask(opened.Reference, Dora, Stop))?.OthersAreTold);
        await glass.Run(opened.Id, Reason, Dora, Stop);
        var alert = Assert.Single(await glass.Open(Dora, Stop));
        Assert.False(alert.OthersAreTold);
        Assert.Equal(BrokenRule.AnotherPersonMustApprove, await Broken(() => glass.Note(alert.Break.Id, Dora, Stop)));

        // It would stand there for ever: after the four hours only whoever can take note of it is shown it.
        work.Clock.Advance(GlassBreak.Lasts);
        Assert.Empty(await glass.Open(Dora, Stop));
        await work.Get<ChangeMember>().Enable(TestCasework.Ben, "He is back.", work.Proof(Dora), Stop);
        Assert.Single(await glass.Open(TestCasework.Ben, Stop));
        Assert.True(Assert.Single(await glass.Open(Dora, Stop)).OthersAreTold);
    }

    private static async Task<BrokenRule> Broken(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Rule;
}
