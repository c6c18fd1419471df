using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence.Claims;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence.Claims;

public sealed class LookUpDuplicatesTests
{
    [Fact]
    public async Task An_advocate_is_told_to_ask_the_lead()
    {
        await using var casework = await TestCasework.Start();
        var cleo = new StaffId(Guid.NewGuid());
        await casework.Employ(cleo, "Cleo", StaffRole.Advocate);
        var (opened, claim, _) = await TwoCases(casework, cleo);
        Assert.IsType<DuplicateAnswer.AskTheLead>(await casework.Get<LookUpDuplicates>().Run(opened.Id, claim, cleo));
        Assert.False((await casework.Get<ShowClaims>().Run(opened.Id, cleo)).MayLookUp);
    }

    [Fact]
    public async Task A_lead_learns_which_cases_and_that_she_asked_stays_in_the_history()
    {
        await using var casework = await TestCasework.Start();
        var (opened, claim, other) = await TwoCases(casework);
        var found = Assert.IsType<DuplicateAnswer.Found>(await casework.Get<LookUpDuplicates>().Run(opened.Id, claim, TestCasework.Ada));
        Assert.Equal([other], found.Cases);
        await using var db = casework.Db();
        var told = await db.Events.SingleAsync(x => x.Kind == CaseEventKind.DuplicateLookedUp, TestContext.Current.CancellationToken);
        Assert.Equal((opened.Id, TestCasework.Ada, 1), (told.CaseId, told.Staff, told.Count));
    }

    [Fact]
    public async Task Looking_up_is_limited_by_the_hour()
    {
        await using var casework = await TestCasework.Start();
        var (opened, claim, _) = await TwoCases(casework);
        for (var i = 0; i < LookUpDuplicates.MostAnHour; i++)
            Assert.IsType<DuplicateAnswer.Found>(await casework.Get<LookUpDuplicates>().Run(opened.Id, claim, TestCasework.Ada));
        Assert.IsType<DuplicateAnswer.Enough>(await casework.Get<LookUpDuplicates>().Run(opened.Id, claim, TestCasework.Ada));
        casework.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<DuplicateAnswer.Found>(await casework.Get<LookUpDuplicates>().Run(opened.Id, claim, TestCasework.Ada));
    }

    private static async Task<(OpenedCase Opened, Revoca.Domain.Evidence.Claims.ClaimId Claim, CaseReference Other)> TwoCases(TestCasework casework, StaffId? who = null)
    {
        var first = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ben);
        var second = await casework.Get<OpenCase>().Run(new CaseOpening(), who ?? TestCasework.Ada);
        await casework.Get<KeepClaims>().Run(first.Id, ClaimLines.Picture(5), Actor.Person);
        await casework.Get<KeepClaims>().Run(second.Id, ClaimLines.Picture(5, quality: 60), Actor.Person);
        await using var db = casework.Db();
        return (second, await db.Claims.Where(x => x.CaseId == second.Id).Select(x => x.Id).SingleAsync(), first.Reference);
    }
}
