using System.Text.Json;
using Revoca.Builders;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Web.Tests.Commands;

public sealed class StaffVerbTests
{
    [Fact]
    public async Task A_member_who_lost_everything_enrols_anew_and_the_log_says_so()
    {
        await using var work = await TestCasework.Start();
        var (factors, sessions) = (work.Get<SecondFactors>(), work.Get<StaffSessions>());
        var ada = TestCasework.Ada.Value;
        Assert.True(await factors.Confirm(ada, new Authenticator(await factors.Offer(ada, Stop)).Code(work.Clock), Stop));
        await factors.FirstCodes(ada, Stop);
        var session = await sessions.Begin(ada, SignInWay.Authenticator, null, Stop);
        var done = await CommandLine.Run([], "staff", "reset", "ada@helpline.test", "--password", "--data", work.Folder.Data);
        Assert.Equal((0, ""), (done.Code, done.Errors));
        Assert.Equal(6, JsonDocument.Parse(done.Output).RootElement.GetProperty("password").GetString()?.Split(' ').Length);
        Assert.Equal(new HeldFactors(Authenticator: false, 0, 0), await factors.Of(ada, Stop));
        Assert.False(await sessions.Holds(ada, session, Stop));
        Assert.Single((await work.Get<ReadAudit>().Run(new AuditFilter("staff.reset-sign-in"), before: null, showCases: false, Stop)).Rows);
        Assert.Equal(1, (await CommandLine.Run([], "staff", "reset", "nobody@helpline.test", "--data", work.Folder.Data)).Code);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
