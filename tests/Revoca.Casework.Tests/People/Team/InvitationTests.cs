using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.People;
using Revoca.Casework.People.Team;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People.Team;

public sealed class InvitationTests
{
    private const string Password = "violet harbour tin window";
    private static readonly InvitationCard Card = new("Dora Example", "dora@helpline.test", [StaffRole.Advocate, StaffRole.Auditor]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_link_is_used_there_is_no_account_and_it_makes_exactly_one()
    {
        await using var work = await TestCasework.Start(services => services.AddStaffIdentity());
        var made = await work.Get<InviteMember>().Run(Card, work.Proof(TestCasework.Ada), Stop);
        await using (var db = work.Db())
        {
            Assert.False(await db.Users.AnyAsync(member => member.Email == Card.Mail, Stop));
            Assert.NotEqual(made.Key, Convert.ToHexString((await db.Set<Invitation>().SingleAsync(Stop)).KeyHash));
        }

        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Accept(work, made.Key, Password), Stop)));
        var joined = Assert.Single(tries, welcomed => welcomed.Member is not null).Member;
        Assert.All(tries.Where(welcomed => welcomed.Member is null), welcomed => Assert.Equal(["LinkUsed"], welcomed.Refusals));
        Assert.Equal([StaffRole.Advocate, StaffRole.Auditor], await work.Get<ListStaff>().RolesOf(new StaffId(joined?.Id ?? default), Stop));
        Assert.Empty(await work.Get<InviteMember>().Open(TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task A_weak_password_does_not_cost_the_link()
    {
        await using var work = await TestCasework.Start(services => services.AddStaffIdentity());
        var made = await work.Get<InviteMember>().Run(Card, work.Proof(TestCasework.Ada), Stop);
        foreach (var (weak, code) in new[] { ("short", "PasswordTooShort"), ("qwertyuiopqwertyuiop", "PasswordIsCommon"), ("dora example dora example", "PasswordIsCommon") })
            Assert.Contains(code, (await Accept(work, made.Key, weak)).Refusals);
        Assert.NotNull((await Accept(work, made.Key, Password)).Member);
    }

    [Fact]
    public async Task A_link_that_is_over_called_back_unknown_or_of_a_disabled_administrator_opens_nothing()
    {
        await using var work = await TestCasework.Start(services => services.AddStaffIdentity());
        var eve = new StaffId(Guid.NewGuid());
        await work.Employ(eve, "Eve", StaffRole.Administrator);
        var back = await work.Get<InviteMember>().Run(Card, work.Proof(TestCasework.Ada), Stop);
        await work.Get<InviteMember>().Revoke(Assert.Single(await work.Get<InviteMember>().Open(TestCasework.Ada, Stop)).Id, TestCasework.Ada, Stop);
        var hers = await work.Get<InviteMember>().Run(Card, work.Proof(eve), Stop);
        await work.Get<ChangeMember>().Disable(eve, null, "She left.", work.Proof(TestCasework.Ada), Stop);
        var late = await work.Get<InviteMember>().Run(Card, work.Proof(TestCasework.Ada), Stop);
        Assert.NotNull(await Find(work, late.Key));
        work.Clock.Advance(Invitation.Lasts);
        foreach (var key in new[] { back.Key, hers.Key, late.Key, "guess", "", new string('a', 5000) })
        {
            Assert.Null(await Find(work, key));
            Assert.Equal(["LinkUsed"], (await Accept(work, key, Password)).Refusals);
        }
    }

    [Fact]
    public async Task Nobody_is_invited_twice_and_only_administrators_invite()
    {
        await using var work = await TestCasework.Start(services => services.AddStaffIdentity());
        await work.Get<InviteMember>().Run(Card, work.Proof(TestCasework.Ada), Stop);
        Assert.Equal(BrokenRule.AddressTaken, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<InviteMember>().Run(Card with { Mail = "DORA@helpline.test" }, work.Proof(TestCasework.Ada), Stop))).Rule);
        Assert.Equal(BrokenRule.AddressTaken, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<InviteMember>().Run(Card with { Mail = "ben@helpline.test" }, work.Proof(TestCasework.Ada), Stop))).Rule);
        Assert.Equal(BrokenRule.NoAccess, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<InviteMember>().Run(Card, work.Proof(TestCasework.Ben), Stop))).Rule);
        Assert.Equal(BrokenRule.NoRole, (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<InviteMember>().Run(Card with { Mail = "e@helpline.test", Roles = [] }, work.Proof(TestCasework.Ada), Stop))).Rule);
    }

    [Fact]
    public async Task An_invitation_that_was_changed_in_the_database_opens_nothing()
    {
        await using var work = await TestCasework.Start(services => services.AddStaffIdentity());
        var made = await work.Get<InviteMember>().Run(Card, work.Proof(TestCasework.Ada), Stop);
        await using (var db = work.Db())
            await db.Database.ExecuteSqlRawAsync("UPDATE invitations SET \"Roles\" = 'lead administrator'", Stop);
        Assert.Null(await Find(work, made.Key));
        Assert.Null((await Accept(work, made.Key, Password)).Member);
    }

    private static async Task<Welcomed> Accept(TestCasework work, string key, string password)
    {
        await using var scope = work.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().Run(key, password, "en", Stop);
    }

    private static async Task<InvitationCard?> Find(TestCasework work, string key)
    {
        await using var scope = work.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().Find(key, Stop);
    }
}
