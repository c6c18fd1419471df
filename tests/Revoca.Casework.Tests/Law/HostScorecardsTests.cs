using Revoca.Builders;
using Revoca.Casework.Law;
using Revoca.Casework.Replies;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Tests.Law;

public sealed class HostScorecardsTests
{
    [Fact]
    public async Task Hours_are_medians_and_what_fewer_than_five_cases_say_stays_in_the_house()
    {
        await using var work = await TestCasework.Start();
        for (var hours = 1; hours <= 5; hours++)
        {
            var opened = await work.CaseWithLinks();
            var notice = await work.Submitted(opened.Id, LetterKind.TidaRequest);
            work.Clock.Advance(TimeSpan.FromHours(hours));
            await work.Decide(notice, hours == 5 ? HostDecision.Refused : HostDecision.Removed);
        }

        var card = Assert.Single(await work.Get<HostScorecards>().Run(TestCasework.Ada));
        Assert.Equal(("civitai", 5), (card.HostId.Value, card.Notices));
        Assert.Equal(new ScoreCell(3, 5), card.HoursToDecision);
        Assert.Equal(3, card.HoursToDecision.ForOthers);
        Assert.Equal(new ScoreCell(1, 1), card.Refused);
        Assert.Null(card.Refused.ForOthers);
        Assert.Equal(new ScoreCell(null, 0), card.HoursToRemoval);
        Assert.Equal("host,hours_to_decision,hours_to_removal,refused,bounced,asked_for_more\r\ncivitai,3,,,,\r\n", HostScorecards.ForOthers([card]));
        Assert.Equal("host,hours_to_decision,hours_to_removal,refused,bounced,asked_for_more\r\n", HostScorecards.ForOthers([card with { HoursToDecision = new(3, 4) }]));
    }

    [Fact]
    public async Task Hours_to_a_decision_end_with_the_message_and_not_when_somebody_read_it()
    {
        await using var work = await TestCasework.Start();
        var notice = await work.Submitted((await work.CaseWithLinks()).Id, LetterKind.TidaRequest);
        work.Clock.Advance(TimeSpan.FromHours(7));
        var reply = await work.Get<RecordAnswer>().Run(notice, ReplySource.Mail, "It is gone.", work.Clock.GetUtcNow(), TestCasework.Ada);
        work.Clock.Advance(TimeSpan.FromDays(4));
        await work.Get<DecideReply>().Run(reply, HostAnswer.Removed, [], null, TestCasework.Ada);
        Assert.Equal(new ScoreCell(7, 1), Assert.Single(await work.Get<HostScorecards>().Run(TestCasework.Ada)).HoursToDecision);
    }
}
