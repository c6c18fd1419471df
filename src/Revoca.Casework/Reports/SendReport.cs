using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.People;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Reports;

/// <summary>The last step of a report: opens the case with what was told, the links and her decisions. Nothing is sent to anyone.
/// Sent twice, it is one report.</summary>
public sealed class SendReport(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, PublicSuffixes suffixes, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <returns>False when there is nothing to send: the report is incomplete, or it was sent before.</returns>
    public async Task<bool> Run(CaseId caseId, Language language, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Drafts.SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation) is not { Answers.IsComplete: true } draft)
            return false;
        var change = new Change(Actor.Person, clock.GetUtcNow());
        var opened = await CaseIntake.Begin(db, caseId, OpeningOf(draft.Answers, language), change, cancellation);
        db.Reports.Add(Report.File(caseId, FormOf(draft.Answers), change));
        AddItems(db, opened, draft.Answers, change);
        AddDecisions(db, opened, draft.Answers, change);
        var (task, told) = CaseTask.Open(caseId, CaseTaskKind.ReadMessage, null, "report", change);
        db.Tasks.Add(task);
        db.Events.Add(told);
        db.Drafts.Remove(draft);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (AlreadySent(caseId))
        {
            return false; // Two clicks at once: the other one has filed it.
        }
    }

    private bool AlreadySent(CaseId caseId)
    {
        using var db = dbs.CreateDbContext();
        return db.Cases.Any(x => x.Id == caseId);
    }

    private void AddItems(CaseworkDb db, Case opened, ReportAnswers answers, Change change)
    {
        var items = NewItems.Of(opened, PastedLinks.Read(answers.Links, hosts, suffixes), [], change);
        db.Items.AddRange(items);
        if (items.Count > 0)
            db.Events.Add(CaseEvent.Of(opened.Id, CaseEventKind.ItemsAdded, change, new EventFacts { Count = items.Count }));
        // "Yes" and "I am not sure" lock every item until a lead has looked into it (domain rule 12).
        foreach (var item in answers.MinorPossible ? items : [])
            db.Events.Add(item.LockAsMinor(change));
    }

    // A yes or a no is written down as hers; what she leaves for later about the sites is a question that waits for her.
    private static void AddDecisions(CaseworkDb db, Case opened, ReportAnswers answers, Change change)
    {
        if (!answers.MayDecide)
            return;
        foreach (var (towards, wish) in answers.Wishes.Where(asked => asked.Key == Recipient.Host || asked.Value != Wish.Later))
        {
            var (consent, asked) = Consent.Ask(opened.Id, new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent), change);
            db.Consents.Add(consent);
            db.Events.Add(asked);
            if (wish == Wish.Yes)
                db.Events.Add(consent.Give(ConsentChannel.Portal, null, change));
            else if (wish == Wish.No)
                db.Events.Add(consent.Refuse(ConsentChannel.Portal, change));
            if (wish == Wish.Yes && opened.Activate(change) is { } active)
                db.Events.Add(active);
        }
    }

    private static CaseOpening OpeningOf(ReportAnswers answers, Language language) => new()
    {
        Language = language,
        Country = answers.Country,
        CalledName = Shortened(answers.CalledName.Trim()),
        Narrative = answers.Narrative.Trim(),
    };

    private static ReportForm FormOf(ReportAnswers answers) => new()
    {
        Role = answers.Role,
        MinorPossible = answers.MinorPossible,
        Happening = answers.Happening,
        Text = answers.Narrative.Trim(),
        PastedLinks = answers.Links,
        SafeContact = answers.MayContact == true ? answers.How.Trim() : "",
    };

    // By what a reader sees as one sign: a name may be made of emoji, and half of one is none.
    private static string Shortened(string name)
    {
        var signs = new StringInfo(name);
        return signs.LengthInTextElements <= LongestName ? name : signs.SubstringByTextElements(0, LongestName);
    }
}
