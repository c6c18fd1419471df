using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;

namespace Revoca.Casework.Tests.Law;

/// <summary>The rungs that nothing times (law.md D.1: 1b, 1c, 1d, 8 and 11) stand on the case.</summary>
public sealed class ShowWaysTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("IT", "https://www.reddit.com/r/example/comments/abc123/one", "HashTool SearchDelisting UrgentRegulator Police")]
    [InlineData("FR", "https://www.reddit.com/r/example/comments/abc123/one", "HashTool SearchDelisting Police")]
    [InlineData("IT", "https://civitai.com/models/123456789", "SearchDelisting Police")]
    [InlineData("FR", "https://www.patreon.com/posts/example-123", "HashTool SearchDelisting Funding Police")]
    public async Task A_case_shows_the_ways_that_are_open_from_the_start(string country, string link, string ways)
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work, country, link);
        Assert.Equal(ways, string.Join(' ', (await work.Get<ShowWays>().Run(opened.Id, TestCasework.Ada, Stop)).Ways.Select(way => way.Rung)));
    }

    [Fact]
    public async Task With_a_locked_item_nobody_is_sent_to_a_tool_for_adults()
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work, "IT", "https://www.reddit.com/r/example/comments/abc123/one");
        await using (var db = work.Db())
            await work.Get<LockItem>().Run(opened.Id, (await db.Items.SingleAsync(Stop)).Id, TestCasework.Ada, Stop);
        Assert.Equal([Rung.Police], (await work.Get<ShowWays>().Run(opened.Id, TestCasework.Ada, Stop)).Ways.Select(way => way.Rung));
    }

    [Fact]
    public async Task Her_terms_begin_with_the_day_she_learnt_of_it_and_end_when_it_was_lodged()
    {
        await using var work = await TestCasework.Start();
        var opened = await Case(work, "IT", "https://www.reddit.com/r/example/comments/abc123/one");
        var ways = await work.Get<ShowWays>().Run(opened.Id, TestCasework.Ada, Stop);
        Assert.Equal(["it-612quater", "it-612ter"], ways.Startable.Select(basis => basis.Id));
        Assert.Empty(ways.Terms);
        var known = new NewClockFact(ClockFactKind.FactKnown, work.Clock.GetUtcNow().AddDays(-3));
        await work.Get<RecordClockFact>().Run(opened.Id, new ClockSubject(null, "it-612ter"), known, TestCasework.Ada, Stop);
        var term = Assert.Single((await work.Get<ShowWays>().Run(opened.Id, TestCasework.Ada, Stop)).Terms);
        Assert.Equal((ClockState.Running, new DateOnly(2027, 5, 20)), (term.State, term.Clock.SafeDate));
        await work.Get<RecordClockFact>().Run(opened.Id, new ClockSubject(null, "it-612ter"), new(ClockFactKind.Lodged, work.Clock.GetUtcNow()), TestCasework.Ada, Stop);
        Assert.Equal(ClockState.Met, Assert.Single((await work.Get<ShowWays>().Run(opened.Id, TestCasework.Ada, Stop)).Terms).State);
        Assert.Empty((await work.Get<ShowWays>().Run((await Case(work, "FR", "https://www.reddit.com/r/example/comments/abc124/one")).Id, TestCasework.Ada, Stop)).Startable);
    }

    private static async Task<OpenedCase> Case(TestCasework work, string country, string link)
    {
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = country }, TestCasework.Ada, Stop);
        await work.Get<AddLinks>().Run(opened.Id, link, TestCasework.Ada, Stop);
        return opened;
    }
}
