using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Builders;

/// <summary>A case with links at one host, and notices that have left with a ticket or without.</summary>
public static class HandSentNotices
{
    public static async Task<OpenedCase> CaseWithLinks(this TestCasework work, string country = "IT")
    {
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = country }, TestCasework.Ada);
        await work.Get<AddLinks>().Run(opened.Id, "https://civitai.com/models/123456789\nhttps://civitai.com/models/223456789", TestCasework.Ada);
        return opened;
    }

    public static async Task<NoticeId> Submitted(this TestCasework work, CaseId caseId, LetterKind kind, string ticket = "T-4711", string host = "civitai")
    {
        await using var db = work.Db();
        var items = await db.Items.Where(x => x.CaseId == caseId).ToListAsync();
        var number = await db.Notices.CountAsync(x => x.CaseId == caseId) + 1;
        var change = new Change(Actor.Of(TestCasework.Ada), work.Clock.GetUtcNow());
        var (notice, drafted) = Notice.Draft(caseId, number, new NoticePlan
        {
            Kind = kind,
            Language = Language.English,
            HostId = HostId.Parse(host),
            Route = Route.ByHand,
            Address = "https://host.example/form",
            Items = [.. items.Select(item => item.Id)],
        }, change);
        db.Notices.Add(notice);
        db.Events.AddRange(drafted, notice.Approve(new ApprovedLetter(new string('0', 64), "test", ""), false, change), notice.RecordSubmitted(ticket, change));
        await db.SaveChangesAsync();
        return notice.Id;
    }

    public static async Task Decide(this TestCasework work, NoticeId id, HostDecision decision)
    {
        await using var db = work.Db();
        var notice = await db.Notices.SingleAsync(x => x.Id == id);
        foreach (var item in notice.Items.Select(line => line.ItemId).ToList())
            db.Events.Add(notice.RecordDecision(item, decision, new Change(Actor.Of(TestCasework.Ada), work.Clock.GetUtcNow())));
        await db.SaveChangesAsync();
    }
}
