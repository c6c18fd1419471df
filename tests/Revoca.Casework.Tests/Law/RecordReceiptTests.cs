using Revoca.Builders;
using Revoca.Casework.Law.Clocks;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

public sealed class RecordReceiptTests
{
    [Fact]
    public async Task A_number_given_later_is_what_the_clock_rests_on_from_then()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var notice = await work.Submitted(opened.Id, LetterKind.TidaRequest, ticket: "");
        Assert.Equal(StartProof.Presumed, (await work.Get<ListMoments>().Run()).Rows[0].Proof);
        var given = work.Clock.GetUtcNow().AddHours(5);
        work.Clock.Advance(TimeSpan.FromHours(7));
        await work.Get<RecordReceipt>().Run((opened.Id, notice), ReceiptKind.Ticket, given, " T-99 ", TestCasework.Ada);
        var row = Assert.Single((await work.Get<ListMoments>().Run()).Rows);
        Assert.Equal((StartProof.Ticket, given.AddHours(48), ExpiryBar.TooEarly), (row.Proof, row.NextMoment, row.Bar));
        var shown = Assert.Single((await work.Get<ShowClocks>().Run(opened.Id, notice)).Clocks);
        Assert.Equal(given, shown.Clock.Start?.At);
    }

    [Fact]
    public async Task What_came_back_starts_no_clock()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var notice = await work.Submitted(opened.Id, LetterKind.TidaRequest);
        await work.Get<RecordReceipt>().Run((opened.Id, notice), ReceiptKind.CameBack, work.Clock.GetUtcNow(), "550 no such user", TestCasework.Ada);
        Assert.Empty((await work.Get<ListMoments>().Run()).Rows);
        Assert.Empty((await work.Get<ShowClocks>().Run(opened.Id, notice)).Clocks);
    }

    [Fact]
    public async Task A_second_request_has_a_clock_of_its_own()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var first = await work.Submitted(opened.Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(10));
        await work.Submitted(opened.Id, LetterKind.TidaRequest);
        await work.Get<RecordClockFact>().Run(opened.Id, new(first), new(ClockFactKind.GivenUp, work.Clock.GetUtcNow(), "asked again with the missing link"), TestCasework.Ada);
        var row = Assert.Single((await work.Get<ListMoments>().Run()).Rows);
        Assert.Equal((2, work.Clock.GetUtcNow().AddHours(48)), (row.NoticeNumber, row.NextMoment));
    }

    [Fact]
    public async Task A_proof_without_text_before_the_sending_or_in_the_future_is_refused()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.CaseWithLinks();
        var notice = await work.Submitted(opened.Id, LetterKind.TidaRequest, ticket: "");
        var now = work.Clock.GetUtcNow();
        async Task<BrokenRule> Refused(DateTimeOffset at, string text) =>
            (await Assert.ThrowsAsync<RuleBroken>(() => work.Get<RecordReceipt>().Run((opened.Id, notice), ReceiptKind.Ticket, at, text, TestCasework.Ada))).Rule;
        Assert.Equal(BrokenRule.ReasonMissing, await Refused(now, " "));
        Assert.Equal(BrokenRule.NotAllowedInThisState, await Refused(now.AddMinutes(1), "T-1"));
        Assert.Equal(BrokenRule.NotAllowedInThisState, await Refused(now.AddMinutes(-1), "T-1"));
    }
}
