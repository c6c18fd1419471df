using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.People;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Reports;

/// <summary>Somebody reports on the public page: opens a case with what was told and the links that were pasted. Nothing is sent to anyone.</summary>
public sealed class FileReport(IDbContextFactory<CaseworkDb> dbs, CaseIntake intake, HostDirectory hosts, PublicSuffixes suffixes, TimeProvider clock)
{
    public async Task<FiledReport> Run(ReportForm form, CaseOpening opening, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var change = new Change(Actor.Person, clock.GetUtcNow());
        var found = PastedLinks.Read(form.PastedLinks, hosts, suffixes);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (opened, code) = await intake.Begin(db, opening, change, cancellation);
        db.Reports.Add(Report.File(opened.Id, form, change));
        var items = NewItems.Of(opened, found, [], change);
        db.Items.AddRange(items);
        if (items.Count > 0)
            db.Events.Add(CaseEvent.Of(opened.Id, CaseEventKind.ItemsAdded, change, new EventFacts { Count = items.Count }));
        // "Yes" and "I am not sure" lock every item until a lead has looked into it (domain rule 12).
        foreach (var item in form.MinorPossible ? items : [])
            db.Events.Add(item.LockAsMinor(change));
        var (task, told) = CaseTask.Open(opened.Id, CaseTaskKind.ReadMessage, null, "report", change);
        db.Tasks.Add(task);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
        return new FiledReport(new OpenedCase(opened.Id, opened.Reference, code), found);
    }
}

public sealed record FiledReport(OpenedCase Opened, PastedLinks Found);
