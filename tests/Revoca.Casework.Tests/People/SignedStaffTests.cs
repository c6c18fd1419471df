using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Search;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People;

/// <summary>Whoever edits the database gives nobody a right.</summary>
public sealed class SignedStaffTests
{
    private static readonly StaffId Eve = new(new Guid("eeeeeeee-0000-4000-8000-000000000005"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Edits() =>
    [
        """INSERT INTO "AspNetUserRoles" ("UserId", "RoleId", "FactsVersion", "FactsSignature") SELECT @eve, "Id", 1, NULL FROM "AspNetRoles" WHERE "Name" = 'lead'""",
        """INSERT INTO "AspNetUserRoles" ("UserId", "RoleId", "FactsVersion", "FactsSignature") SELECT @eve, r."Id", u."FactsVersion", u."FactsSignature" FROM "AspNetRoles" r JOIN "AspNetUserRoles" u ON u."RoleId" = r."Id" WHERE r."Name" = 'lead' LIMIT 1""",
        """UPDATE "AspNetUserRoles" SET "RoleId" = (SELECT "Id" FROM "AspNetRoles" WHERE "Name" = 'lead') WHERE "UserId" = @eve""",
        """UPDATE "AspNetRoles" SET "Name" = 'lead' WHERE "Name" = 'auditor'""",
    ];

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task A_role_that_was_given_in_the_database_is_none(string sql)
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Eve, "Eve", StaffRole.Auditor);
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);
        Assert.True(await Edit(work, sql) > 0);
        Assert.DoesNotContain(StaffRole.Lead, await work.Get<ListStaff>().RolesOf(Eve, Stop));
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ShowCase>().Run(opened.Reference, Eve, cancellation: Stop));
        Assert.Empty(await work.Get<SearchCases>().Run(opened.Reference.Text, Eve, Stop));
        Assert.DoesNotContain((await work.Get<ListStaff>().Run(TestCasework.Ada, Stop)).Single(row => row.Id == Eve).Roles, role => role == StaffRole.Lead);
    }

    [Theory]
    [InlineData("""UPDATE "AspNetUsers" SET "DisabledAt" = NULL WHERE "Id" = @eve""", true)]
    [InlineData("""UPDATE "AspNetUsers" SET "PasswordHash" = 'of somebody else' WHERE "Id" = @eve""", false)]
    public async Task A_member_who_was_enabled_or_given_another_password_in_the_database_may_do_nothing(string sql, bool disabled)
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Eve, "Eve", StaffRole.Advocate);
        Assert.NotEmpty(await work.Get<ListStaff>().RolesOf(Eve, Stop));
        if (disabled)
            await work.Get<Casework.People.Team.ChangeMember>().Disable(Eve, null, "She left.", work.Proof(TestCasework.Ada), Stop);
        Assert.Equal(1, await Edit(work, sql));
        Assert.Empty(await work.Get<ListStaff>().RolesOf(Eve, Stop));
        Assert.False((await work.Get<ListStaff>().Run(TestCasework.Ada, Stop)).Single(row => row.Id == Eve).IsGenuine);
    }

    [Fact]
    public async Task Reading_the_desk_in_another_language_or_being_seen_breaks_no_signature()
    {
        await using var work = await TestCasework.Start();
        await work.Get<ReaderPreferences>().KeepLanguageAsync(TestCasework.Ben.Value, "it");
        await work.Get<ReaderPreferences>().KeepThemeAsync(TestCasework.Ben.Value, dark: true);
        await work.Get<StaffSessions>().Begin(TestCasework.Ben.Value, SignInWay.Passkey, null, Stop);
        Assert.Equal([StaffRole.Advocate, StaffRole.Lead], await work.Get<ListStaff>().RolesOf(TestCasework.Ben, Stop));
        Assert.Equal(work.Clock.GetUtcNow(), (await work.Get<ListStaff>().Run(TestCasework.Ada, Stop)).Single(row => row.Id == TestCasework.Ben).LastSeenAt);
    }

    private static async Task<int> Edit(TestCasework work, string sql)
    {
        await using var db = work.Db();
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var eve = command.CreateParameter();
        (eve.ParameterName, eve.Value) = ("@eve", Eve.Value);
        command.Parameters.Add(eve);
        return await command.ExecuteNonQueryAsync(Stop);
    }
}
