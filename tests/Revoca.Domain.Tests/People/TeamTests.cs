using Revoca.Domain.People;

namespace Revoca.Domain.Tests.People;

public sealed class TeamTests
{
    private static readonly StaffId Ada = new(Guid.NewGuid());
    private static readonly StaffId Ben = new(Guid.NewGuid());
    private static readonly StaffId Cleo = new(Guid.NewGuid());

    [Fact]
    public void The_last_administrator_keeps_the_role_and_stays()
    {
        var team = new Team([Member(Ada, StaffRole.Administrator), Member(Ben, StaffRole.Lead), Member(Cleo, StaffRole.Administrator) with { Disabled = true }]);
        Assert.Equal(BrokenRule.LastAdministrator, Broken(() => team.RequireRoles(Ada, [StaffRole.Advocate], By(Ada))));
        Assert.Equal(BrokenRule.LastAdministrator, Broken(() => team.RequireDisable(Ada, By(Ben))));
        team.RequireRoles(Ada, [StaffRole.Administrator, StaffRole.Advocate], By(Ada));
    }

    [Fact]
    public void Nobody_disables_herself_and_who_is_disabled_is_not_disabled_again()
    {
        var team = new Team([Member(Ada, StaffRole.Administrator), Member(Ben, StaffRole.Administrator), Member(Cleo, StaffRole.Lead) with { Disabled = true }]);
        Assert.Equal(BrokenRule.NotOneself, Broken(() => team.RequireDisable(Ada, By(Ada))));
        Assert.Equal(BrokenRule.AlreadyDone, Broken(() => team.RequireDisable(Cleo, By(Ada))));
        Assert.Equal(BrokenRule.AlreadyDone, Broken(() => team.RequireEnable(Ben, By(Ada))));
        team.RequireDisable(Ben, By(Ada));
        team.RequireEnable(Cleo, By(Ada));
    }

    [Fact]
    public void An_administrator_gives_herself_more_only_while_no_other_could()
    {
        var alone = new Team([Member(Ada, StaffRole.Administrator), Member(Ben, StaffRole.Advocate)]);
        alone.RequireRoles(Ada, [StaffRole.Administrator, StaffRole.Lead], By(Ada));
        var two = new Team([Member(Ada, StaffRole.Administrator), Member(Ben, StaffRole.Administrator)]);
        Assert.Equal(BrokenRule.AnotherPersonMustApprove, Broken(() => two.RequireRoles(Ada, [StaffRole.Administrator, StaffRole.Lead], By(Ada))));
        two.RequireRoles(Ada, [StaffRole.Administrator, StaffRole.Lead], By(Ben));
    }

    [Fact]
    public void A_change_needs_a_reason_a_role_and_a_difference()
    {
        var team = new Team([Member(Ada, StaffRole.Administrator), Member(Ben, StaffRole.Advocate)]);
        Assert.Equal(BrokenRule.ReasonMissing, Broken(() => team.RequireRoles(Ben, [StaffRole.Lead], By(Ada) with { Why = " " })));
        Assert.Equal(BrokenRule.NoRole, Broken(() => team.RequireRoles(Ben, [], By(Ada))));
        Assert.Equal(BrokenRule.AlreadyDone, Broken(() => team.RequireRoles(Ben, [StaffRole.Advocate], By(Ada))));
        Assert.Equal(BrokenRule.NoCaseworker, Broken(() => team.RequireDisable(Cleo, By(Ada))));
    }

    [Fact]
    public void Cases_go_to_somebody_who_works_on_cases_and_never_to_an_administrator_who_moves_them_to_herself()
    {
        var team = new Team([Member(Ada, StaffRole.Administrator, StaffRole.Advocate), Member(Ben, StaffRole.Advocate), Member(Cleo, StaffRole.Auditor)]);
        Assert.Equal(BrokenRule.NoCaseworker, Broken(() => team.RequireHandOver(Ben, Cleo, Ada)));
        Assert.Equal(BrokenRule.AlreadyDone, Broken(() => team.RequireHandOver(Ben, Ben, Ada)));
        Assert.Equal(BrokenRule.AnotherPersonMustApprove, Broken(() => team.RequireHandOver(Ben, Ada, Ada)));
        team.RequireHandOver(Ada, Ben, Ada);
    }

    private static TeamMember Member(StaffId id, params StaffRole[] roles) => new(id, roles, Disabled: false);

    private static Change By(StaffId who) => new(Actor.Of(who), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), "Because the work changed.");

    private static BrokenRule Broken(Action act) => Assert.Throws<RuleBroken>(act).Rule;
}
