using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Demo;
using Revoca.Casework.People.SignIn;

namespace Revoca.Casework.Tests.People.SignIn;

public sealed class ShowDemoCodesTests
{
    [Fact]
    public async Task Codes_are_shown_of_the_demos_own_members_and_open_as_long_as_these_have_no_app_of_their_own()
    {
        using var folder = new TestFolder();
        var seeded = await new SeedDemo(CaseworkOptions.For(folder.Data), TimeProvider.System).Run(Stop);
        await using var work = TestCasework.Over(folder);
        var shown = await work.Get<ShowDemoCodes>().Run(Stop);
        Assert.Equal(seeded.SignIn.Select(one => one.User).Order(StringComparer.Ordinal), shown.Select(one => one.Mail).Order(StringComparer.Ordinal));
        await using var db = work.Db();
        var anna = await db.Users.SingleAsync(x => x.Email == seeded.SignIn[0].User, Stop);
        var factors = work.Get<SecondFactors>();
        Assert.Equal(SignInWay.Authenticator, await factors.Take(anna.Id, shown.Single(one => one.Mail == anna.Email).Code, Stop));
        // The next half minute is shown at once: nobody has to wait in a demo.
        Assert.Equal(SignInWay.Authenticator, await factors.Take(anna.Id, (await work.Get<ShowDemoCodes>().Run(Stop)).Single(one => one.Mail == anna.Email).Code, Stop));
        await factors.Offer(anna.Id, Stop);
        Assert.True(await factors.Confirm(anna.Id, new Authenticator(await factors.Offer(anna.Id, Stop)).Code(work.Clock), Stop));
        Assert.DoesNotContain(await work.Get<ShowDemoCodes>().Run(Stop), one => one.Mail == anna.Email);
    }

    [Fact]
    public async Task A_real_installation_shows_none_even_when_a_row_is_put_into_its_database()
    {
        await using var work = await TestCasework.Start();
        await SecondFactorsTests.Enrol(work, TestCasework.Ada.Value);
        Assert.Empty(await work.Get<ShowDemoCodes>().Run(Stop));
        await using (var db = work.Db())
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"AspNetUserTokens\" SELECT \"UserId\", \"LoginProvider\", {Secrets.Demo}, \"ValueSealed\" FROM \"AspNetUserTokens\" WHERE \"Name\" = {Secrets.Authenticator}", Stop);
        Assert.Empty(await work.Get<ShowDemoCodes>().Run(Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
