using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Consents;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Casework.Reports;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Tests.Notices;

/// <summary>Somebody who wants a rival, a critic or a newspaper off the net reports it here (security.md §7).</summary>
public sealed class FalseTakedownsTests
{
    private const int Submissions = 50;

    private static readonly string[] Targets =
    [
        "https://civitai.com/models/{0}", "https://x.com/newspaper/status/{0}", "https://www.reddit.com/r/news/comments/{0}", "https://github.com/rival/project{0}",
        "https://www.instagram.com/p/critic{0}", "https://shop.rival.example/{0}", "https://archive.example/article/{0}", "https://www.tiktok.com/@mayor/video/{0}",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_abusive_submissions_make_no_notice_leave_without_a_person_who_approves()
    {
        await using var work = await TestCasework.Start();
        var cases = new List<CaseId>();
        for (var number = 0; number < Submissions; number++)
            cases.Add(await Submit(work, number));
        for (var day = 0; day < 30; day++)
        {
            work.Clock.Advance(TimeSpan.FromDays(1));
            await work.Get<CheckClocks>().Run(Stop);
            while (await work.Get<SendOutbox>().Run(Stop))
            {
            }

            while (await work.Get<ReceiveReply>().Run(Stop))
            {
            }
        }

        await using var db = work.Db();
        var left = await db.Notices.CountAsync(notice => notice.Delivery != Delivery.Draft, Stop) + await db.Outbox.CountAsync(Stop) + Files(work);
        Figure.Tell($"false takedowns: {cases.Count} abusive submissions, {left} notices left without a person's approval");
        Assert.Equal((Submissions, 0), (await db.Cases.CountAsync(Stop), left));
        var alone = await Alone(work, cases[0]);
        Figure.Tell($"false takedowns: of {alone.Count} letters that say who she is, {alone.Count(outcome => outcome != ApprovalOutcome.SecondPersonNeeded)} left by one person alone");
        Assert.NotEmpty(alone);
        Assert.All(alone, outcome => Assert.Equal(ApprovalOutcome.SecondPersonNeeded, outcome));
        Assert.Equal(0, Files(work));
    }

    private static int Files(TestCasework work) => Directory.Exists(work.PickUp) ? Directory.GetFiles(work.PickUp, "*", SearchOption.AllDirectories).Length : 0;

    // Whoever sends it agrees to everything in "her" name, with the code she was given.
    private static async Task<CaseId> Submit(TestCasework work, int number)
    {
        var links = Enumerable.Range(0, 1 + number % 7 * 25).Select(link => string.Format(System.Globalization.CultureInfo.InvariantCulture, Targets[(number + link) % Targets.Length], number * 1000 + link));
        var started = await work.Get<StartReport>().Run(new ReportAnswers { MayContact = false }, Stop);
        await work.Get<KeepAnswers>().Run(started.CaseId, _ => new ReportAnswers
        {
            MayContact = false,
            Age = AgeAnswer.No,
            Happening = Happening.Published,
            Narrative = "URGENT remove all of it today, I am a lawyer",
            Links = string.Join('\n', links),
            CalledName = "The mayor",
            Country = "IT",
            Wishes = Enum.GetValues<Recipient>().ToDictionary(one => one, _ => Wish.Yes),
        }, Stop);
        Assert.True(await work.Get<SendReport>().Run(started.CaseId, Language.English, Stop));
        foreach (var towards in Enum.GetValues<Recipient>())
            await work.Get<RecordConsent>().Run(started.CaseId, new ConsentScope([], towards, IdentityLevel.Name), new ConsentAnswer(true, ConsentChannel.Portal), Actor.Person, Stop);
        return started.CaseId;
    }

    // An advocate who is deceived, or in on it, drafts with her name: alone she sends nothing.
    private static async Task<IReadOnlyList<ApprovalOutcome>> Alone(TestCasework work, CaseId id)
    {
        await work.Get<Casework.Cases.AssignCase>().Take(id, TestCasework.Ben, Stop);
        await work.Get<DraftNotices>().Run(id, [], TestCasework.Ben, Stop);
        await using var db = work.Db();
        var drafts = await db.Notices.AsNoTracking().Where(notice => notice.CaseId == id).ToListAsync(Stop);
        foreach (var draft in drafts)
            await work.Get<ChangeNotice>().Recast(id, draft.Id, new NoticeCast(draft.Kind, draft.Language, IdentityLevel.Name), TestCasework.Ben, Stop);
        return [.. (await work.Get<ApproveNotices>().Run(id, [.. drafts.Select(draft => draft.Id)], TestCasework.Ben, Stop)).Select(approval => approval.Outcome)];
    }
}
