using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Tests.Mail.Crashes;

/// <summary>Processes that do the real work are killed at each point and at random; then every letter must have left once. The long form runs with REVOCA_LONG=1.</summary>
public sealed class CrashTests
{
    private static readonly string[] Points =
    [
        "claim.after", "saved.afterCommit", "smtp.connected", "smtp.mailFrom", "smtp.rcpt", "smtp.midData", "smtp.afterDot", "smtp.after250",
    ];

    private static bool IsLong => Environment.GetEnvironmentVariable("REVOCA_LONG") == "1";

    [Fact]
    public async Task With_an_archive_no_letter_is_lost_and_none_leaves_twice()
    {
        var (perPoint, random, notices) = IsLong ? (25, 500, 4_000) : (1, 2, 40);
        await using var site = await CrashSite.Start(notices, archive: true);
        var kills = 0;
        for (var round = 0; round < perPoint; round++)
        {
            foreach (var point in Points)
                kills += await site.Send(point, nth: round + 2) ? 1 : 0;
        }

        for (var i = 0; i < random; i++)
            kills += await site.SendAndKillSomewhen() ? 1 : 0;
        await site.SendTheRest();

        var left = site.Left;
        var twice = left.Count(letter => letter.Value.Count > 1);
        await using var db = site.Work.Db();
        var states = await db.Notices.AsNoTracking().GroupBy(x => x.Delivery).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(TestContext.Current.CancellationToken);
        Figure.Tell($"{kills} kills over {notices} notices, with archive: {notices - left.Count} lost, {twice} duplicated");
        Assert.True(kills >= (IsLong ? 500 : Points.Length - 1), $"Only {kills} processes were killed at work.");
        Assert.Equal((notices, 0), (left.Count, twice));
        Assert.Equal((Delivery.Sent, notices), (Assert.Single(states).Key, Assert.Single(states).Count));
    }

    [Fact]
    public async Task Without_an_archive_a_kill_sends_at_most_one_letter_again_and_with_the_same_bytes()
    {
        var (perPoint, notices) = IsLong ? (25, 400) : (1, 6);
        await using var site = await CrashSite.Start(notices, archive: false);
        var kills = 0;
        for (var round = 0; round < perPoint; round++)
        {
            foreach (var point in new[] { "smtp.midData", "smtp.afterDot", "smtp.after250" })
                kills += await site.Send(point, nth: round + 2) ? 1 : 0;
        }

        await site.SendTheRest();
        var left = site.Left;
        var again = left.Sum(letter => letter.Value.Count - 1);
        Figure.Tell($"{kills} kills over {notices} notices, without archive: {notices - left.Count} lost, {again} sent again");
        Assert.Equal(notices, left.Count);
        Assert.InRange(again, 0, kills);
        Assert.All(left.Values, copies => Assert.All(copies, copy => Assert.Equal(copies[0], copy)));
    }

    [Fact]
    public async Task An_approval_cut_off_is_whole_or_not_there()
    {
        var drafts = IsLong ? 150 : 6;
        await using var site = await CrashSite.Start(drafts, archive: true, approved: false);
        var kills = 0;
        for (var round = 0; round < (IsLong ? 25 : 1); round++)
        {
            foreach (var point in new[] { "approve.beforeSave", "approve.beforeCommit", "context.opened" })
            {
                kills += await site.Run("approve", $"{point}:2") ? 0 : 1;
                await HoldsTogether(site);
            }
        }

        Figure.Tell($"{kills} kills over {drafts} approvals: no outbox row without its approval, none without its row");
        Assert.True(kills >= 3, $"Only {kills} processes were killed at work.");
        Assert.True(await site.Run("approve", "never"));
        await site.SendTheRest();
        Assert.All(site.Left.Values, copies => Assert.Single(copies));
        Assert.Equal(drafts, site.Left.Count);
    }

    [Fact]
    public async Task Mail_cut_off_while_it_comes_in_is_kept_once()
    {
        var (rounds, each) = (IsLong ? 25 : 1, 12);
        await using var site = await CrashSite.Start(1, archive: false);
        await site.SendTheRest();
        var kills = 0;
        for (var round = 0; round < rounds; round++)
        {
            await site.WriteAnswers(each * (round + 1));
            foreach (var point in new[] { "imap.afterFetch", "claim.after", "saved.afterCommit", "imap.afterCursor", "parse.mid" })
                kills += await site.Run("receive", $"{point}:{(round % 2) + 1}", site.Answers) ? 0 : 1;
        }

        Assert.True(await site.Run("receive", "never", site.Answers));
        await using var db = site.Work.Db();
        Figure.Tell($"{kills} kills over {rounds * each} incoming mails: each kept once");
        Assert.Equal(5 * rounds, kills);
        Assert.Equal((rounds * each, rounds * each), (await db.Incoming.CountAsync(TestContext.Current.CancellationToken), await db.Replies.CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(rounds * each, await db.Replies.Select(x => x.Sha256).Distinct().CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task HoldsTogether(CrashSite site)
    {
        await using var db = site.Work.Db();
        var queued = await db.Notices.AsNoTracking().Where(x => x.Delivery == Delivery.Queued).Select(x => x.Id).ToListAsync(TestContext.Current.CancellationToken);
        var rows = await db.Outbox.AsNoTracking().Select(x => x.NoticeId).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(queued.OrderBy(id => id.Value), rows.OrderBy(id => id.Value));
        Assert.Equal(queued.Count, await db.Papers.CountAsync(TestContext.Current.CancellationToken));
    }
}
