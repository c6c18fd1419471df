using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.HerSide;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Cases;

public sealed class LostCodeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<OpenedCase> OpenAsync(TestCasework work) => await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);

    [Fact]
    public async Task The_right_answer_gives_a_new_code_and_the_old_one_is_dead_in_the_same_moment()
    {
        await using var work = await TestCasework.Start();
        var opened = await OpenAsync(work);
        var renewed = await LostCodes.Renew(work, opened.Id);
        Assert.IsType<CodeAnswer.Unknown>(await work.Get<OpenByCode>().Run(opened.Code.InWords("en"), Stop));
        Assert.Equal(new CodeAnswer.Opens(opened.Id.Value), await work.Get<OpenByCode>().Run(renewed.InWords("it"), Stop));
    }

    [Fact]
    public async Task Wrong_answers_wait_longer_each_time_and_after_five_the_question_is_closed_and_each_is_told_and_logged()
    {
        await using var work = await TestCasework.Start();
        var opened = await OpenAsync(work);
        await work.Get<AgreeQuestion>().Run(opened.Id, "What flew over the roof?", LostCodes.Answer, Actor.Person, Stop);
        var codes = work.Get<ReissueCode>();
        foreach (var wait in new[] { 1, 5, 30, 240 })
        {
            Assert.Null(await codes.ByAnswer(opened.Id, "a red balloon", TestCasework.Ada, Stop));
            await Assert.ThrowsAsync<RuleBroken>(() => codes.ByAnswer(opened.Id, LostCodes.Answer, TestCasework.Ada, Stop));
            work.Clock.Advance(TimeSpan.FromMinutes(wait));
        }

        Assert.Null(await codes.ByAnswer(opened.Id, "", TestCasework.Ada, Stop));
        work.Clock.Advance(TimeSpan.FromDays(30));
        await Assert.ThrowsAsync<RuleBroken>(() => codes.ByAnswer(opened.Id, LostCodes.Answer, TestCasework.Ada, Stop));
        Assert.Equal(new CodeAnswer.Opens(opened.Id.Value), await work.Get<OpenByCode>().Run(opened.Code.InWords("en"), Stop));
        await using var db = work.Db();
        Assert.Equal(5, await db.Events.CountAsync(x => x.CaseId == opened.Id && x.Kind == CaseEventKind.AnswerTried && x.Result == "Wrong", Stop));
        var lines = (await db.Set<AuditRecord>().ToListAsync(Stop)).Select(record => RecordText.Read(record.Line)?.Act);
        Assert.Equal(5, lines.Count(act => act == "answer.tried"));
    }

    [Fact]
    public async Task Ten_answers_at_once_are_not_ten_tries()
    {
        await using var work = await TestCasework.Start();
        var opened = await OpenAsync(work);
        await work.Get<AgreeQuestion>().Run(opened.Id, "What flew over the roof?", LostCodes.Answer, Actor.Person, Stop);
        var tries = Enumerable.Range(0, 10).Select(i => Task.Run(() => work.Get<ReissueCode>().ByAnswer(opened.Id, $"guess {i}", TestCasework.Ada, Stop), Stop)).ToList();
        await Task.WhenAll(tries.Select(one => one.ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default)));
        await using var db = work.Db();
        var question = await db.Questions.SingleAsync(Stop);
        var told = tries.Count(one => one.IsCompletedSuccessfully);
        Assert.Equal(question.Wrong, told); // whoever learned what a try came to has been counted
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_question_agreed_on_later_counts_after_seven_days_and_a_new_code_throws_it_away_before()
    {
        await using var work = await TestCasework.Start();
        var opened = await OpenAsync(work);
        work.Clock.Advance(TimeSpan.FromHours(1));
        await work.Get<AgreeQuestion>().Run(opened.Id, "A thief's question?", "thief", Actor.Person, Stop);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ReissueCode>().ByAnswer(opened.Id, "thief", TestCasework.Ada, Stop));
        await RequestedAsync(work, opened.Id);
        work.Clock.Advance(TimeSpan.FromDays(8));
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ReissueCode>().ByAnswer(opened.Id, "thief", TestCasework.Ada, Stop));
        await work.Get<AgreeQuestion>().Run(opened.Id, "Her own?", "her own answer", Actor.Person, Stop);
        work.Clock.Advance(TimeSpan.FromDays(7));
        Assert.NotNull(await work.Get<ReissueCode>().ByAnswer(opened.Id, "Her own answer!", TestCasework.Ada, Stop));
    }

    [Fact]
    public async Task Without_a_question_a_second_person_confirms_and_who_asked_makes_the_code()
    {
        await using var work = await TestCasework.Start();
        var opened = await OpenAsync(work);
        var requests = work.Get<RequestCode>();
        Assert.Equal(BrokenRule.ReasonMissing, (await Assert.ThrowsAsync<RuleBroken>(() => requests.Ask(opened.Id, " ", TestCasework.Ada, Stop))).Rule);
        await requests.Ask(opened.Id, "By her voice, on the agreed number.", TestCasework.Ada, Stop);
        var request = await requests.Open(opened.Id, Stop) ?? throw new InvalidOperationException("Nothing was asked.");
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ReissueCode>().ByRequest(opened.Id, request.Id, TestCasework.Ada, Stop));
        Assert.Equal(BrokenRule.AnotherPersonMustApprove, (await Assert.ThrowsAsync<RuleBroken>(() => requests.Confirm(opened.Id, request.Id, TestCasework.Ada, Stop))).Rule);
        await requests.Confirm(opened.Id, request.Id, TestCasework.Ben, Stop);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ReissueCode>().ByRequest(opened.Id, request.Id, TestCasework.Ben, Stop));
        var code = await work.Get<ReissueCode>().ByRequest(opened.Id, request.Id, TestCasework.Ada, Stop);
        Assert.Equal(new CodeAnswer.Opens(opened.Id.Value), await work.Get<OpenByCode>().Run(code.InDigits(), Stop));
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ReissueCode>().ByRequest(opened.Id, request.Id, TestCasework.Ada, Stop));
        var view = await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ada, null, Stop);
        CaseEventKind[] told = [CaseEventKind.NewCodeAsked, CaseEventKind.NewCodeConfirmed, CaseEventKind.CodeReissued];
        Assert.Equal(told, view?.Events.Reverse().Select(one => one.Kind).Where(told.Contains));
        Assert.All(view?.Tasks ?? [], task => Assert.NotNull(task.DoneAt));
    }

    [Fact]
    public async Task A_confirmation_is_good_for_a_day_and_an_organisation_of_one_may_do_without()
    {
        await using var work = await TestCasework.Start();
        var opened = await OpenAsync(work);
        await work.Get<RequestCode>().Ask(opened.Id, "By her voice.", TestCasework.Ada, Stop);
        var request = await work.Get<RequestCode>().Open(opened.Id, Stop) ?? throw new InvalidOperationException("Nothing was asked.");
        await work.Get<RequestCode>().Confirm(opened.Id, request.Id, TestCasework.Ben, Stop);
        work.Clock.Advance(TimeSpan.FromHours(24));
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<ReissueCode>().ByRequest(opened.Id, request.Id, TestCasework.Ada, Stop));
        await work.Get<ChangeMember>().Disable(TestCasework.Ben, null, "He left.", work.Proof(TestCasework.Ada), Stop);
        await work.Get<FourEyes>().Run(on: false, "One person works here.", work.Proof(TestCasework.Ada), Stop);
        await RequestedAsync(work, opened.Id, TestCasework.Ada);
    }

    [Fact]
    public async Task The_answer_lies_nowhere_and_the_question_only_sealed()
    {
        await using var work = await TestCasework.Start();
        var opened = await OpenAsync(work);
        await work.Get<AgreeQuestion>().Run(opened.Id, "Canary question zebra?", "canary answer giraffe", Actor.Person, Stop);
        await using var db = work.Db();
        var kept = await db.Questions.AsNoTracking().SingleAsync(Stop);
        Assert.Equal(16 + 32, kept.Answer.Count);
        Assert.DoesNotContain("giraffe", System.Text.Encoding.UTF8.GetString([.. kept.Answer]), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(work.Folder.Data))
        {
            await using var read = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[read.Length];
            await read.ReadExactlyAsync(bytes, Stop);
            Assert.True(bytes.AsSpan().IndexOf("zebra"u8) < 0 && bytes.AsSpan().IndexOf("giraffe"u8) < 0, file);
        }
    }

    private static async Task RequestedAsync(TestCasework work, CaseId id, StaffId? second = null)
    {
        await work.Get<RequestCode>().Ask(id, "By her voice.", TestCasework.Ada, Stop);
        var request = await work.Get<RequestCode>().Open(id, Stop) ?? throw new InvalidOperationException("Nothing was asked.");
        await work.Get<RequestCode>().Confirm(id, request.Id, second ?? TestCasework.Ben, Stop);
        await work.Get<ReissueCode>().ByRequest(id, request.Id, TestCasework.Ada, Stop);
    }
}
