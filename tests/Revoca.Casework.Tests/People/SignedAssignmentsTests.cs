using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Search;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.People;

/// <summary>Whoever edits the database opens nobody a case, and signs in as nobody.</summary>
public sealed class SignedAssignmentsTests
{
    private static readonly StaffId Eve = new(new Guid("eeeeeeee-0000-4000-8000-000000000005"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Edits() =>
    [
        """UPDATE cases SET Advocate = @eve WHERE Id = @hers""",
        """UPDATE cases SET Advocate = @eve, FactsVersion = (SELECT FactsVersion FROM cases WHERE Id = @own), FactsSignature = (SELECT FactsSignature FROM cases WHERE Id = @own) WHERE Id = @hers""",
        """UPDATE cases SET Advocate = NULL WHERE Id = @hers""",
        """INSERT INTO case_colleagues (CaseId, Staff, Since, FactsVersion, FactsSignature) VALUES (@hers, @eve, 0, 1, NULL)""",
        """INSERT INTO case_colleagues (CaseId, Staff, Since, FactsVersion, FactsSignature) SELECT @hers, Staff, Since, FactsVersion, FactsSignature FROM case_colleagues WHERE CaseId = @own""",
        """UPDATE case_colleagues SET CaseId = @hers WHERE CaseId = @own""",
        """UPDATE glass_breaks SET CaseId = @hers""",
        """UPDATE glass_breaks SET EndsAt = EndsAt + 864000000000, CaseId = @hers""",
    ];

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task A_case_that_was_given_in_the_database_stays_closed(string sql)
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Eve, "Eve", StaffRole.Advocate);
        var hers = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Robin" }, TestCasework.Ada, Stop);
        var own = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Sam" }, TestCasework.Ada, Stop);
        await work.Get<AssignCase>().AddColleague(own.Id, Eve, TestCasework.Ada, Stop);
        var other = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Kim" }, TestCasework.Ada, Stop);
        await work.Get<BreakTheGlass>().Run(other.Id, "The police is on the telephone.", Eve, Stop);
        Assert.NotNull(await work.Get<ShowCase>().Run(own.Reference, Eve, cancellation: Stop));
        Assert.NotNull(await work.Get<ShowCase>().Run(other.Reference, Eve, cancellation: Stop));

        Assert.Equal(1, await Edit(work, sql, ("@eve", Eve.Value), ("@hers", hers.Id.Value), ("@own", own.Id.Value)));
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ShowCase>().Run(hers.Reference, Eve, cancellation: Stop));
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<AssignCase>().Take(hers.Id, Eve, Stop));
        Assert.Empty(await work.Get<SearchCases>().Run(hers.Reference.Text, Eve, Stop));
        Assert.DoesNotContain((await work.Get<ListCases>().Run(Eve, new CaseFilter(), cancellation: Stop)).Rows, row => row.Case.Id == hers.Id);
        Assert.DoesNotContain(await work.Get<ListToday>().Run(Eve, cancellation: Stop), row => row.CaseId == hers.Id && row.Kind != TodayKind.NobodyHasIt);
        // A lead reads it as before.
        Assert.NotNull(await work.Get<ShowCase>().Run(hers.Reference, TestCasework.Ben, cancellation: Stop));
    }

    [Fact]
    public async Task A_damaged_text_takes_nobody_her_case()
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Eve, "Eve", StaffRole.Advocate);
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Robin", Narrative = "what she told" }, Eve, Stop);
        Assert.Equal(1, await Edit(work, "UPDATE cases SET NarrativeSealed = zeroblob(120) WHERE Id = @hers", ("@hers", opened.Id.Value)));
        Assert.NotNull(await work.Get<ShowCase>().Run(opened.Reference, Eve, cancellation: Stop));
        await work.Get<AssignCase>().HandOver(opened.Id, TestCasework.Ben, "for the night", Eve, Stop);
        Assert.Contains((await work.Get<ListCases>().Run(TestCasework.Ben, new CaseFilter(), cancellation: Stop)).Rows, row => row.Case.Id == opened.Id);
        await using var db = work.Db();
        Assert.True(SealedRow.FactsHold(await db.Cases.AsNoTracking().SingleAsync(Stop)));
    }

    [Theory]
    [InlineData(false, """UPDATE "AspNetUserPasskeys" SET "LastUsedAt" = NULL""")]
    [InlineData(true, """UPDATE "AspNetUserPasskeys" SET "UserId" = @eve""")]
    [InlineData(true, """UPDATE "AspNetUserPasskeys" SET "Data" = json_set("Data", '$.PublicKey', 'AAAA')""")]
    [InlineData(true, """UPDATE "AspNetUserPasskeys" SET "CredentialId" = x'0102'""")]
    [InlineData(true, """UPDATE "AspNetUserPasskeys" SET "FactsSignature" = NULL""")]
    public async Task A_passkey_that_was_put_into_the_database_opens_nothing(bool forged, string sql)
    {
        await using var work = await TestCasework.Start();
        await work.Employ(Eve, "Eve", StaffRole.Administrator);
        var passkey = new UserPasskeyInfo([9, 8, 7], [1, 2, 3, 4], work.Clock.GetUtcNow(), 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);
        await work.Get<Passkeys>().Add(TestCasework.Ben.Value, passkey, "Key", Stop);
        Assert.True(await work.Get<Passkeys>().Use(TestCasework.Ben.Value, passkey, Stop));
        Assert.Equal(1, await Edit(work, sql, ("@eve", Eve.Value)));
        await using var db = work.Db();
        var row = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().SingleAsync(Stop);
        var used = new UserPasskeyInfo(row.CredentialId, row.Data.PublicKey, work.Clock.GetUtcNow(), 1, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []);
        Assert.Equal(!forged, await work.Get<Passkeys>().Use(row.UserId, used, Stop));
        Assert.Equal(forged ? 0 : 1, (await work.Get<Passkeys>().Of(row.UserId, Stop)).Count);
    }

    private static async Task<int> Edit(TestCasework work, string sql, params (string Name, Guid Value)[] values)
    {
        await using var db = work.Db();
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values.Where(value => sql.Contains(value.Name, StringComparison.Ordinal)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(Stop);
    }
}
