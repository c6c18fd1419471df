using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>What she and the team write to each other. Hers opens a task; theirs waits on her page.</summary>
public sealed class WriteMessage(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task Run(CaseId caseId, string text, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (by.Staff is { } staff)
            await access.Require(db, staff, DeskAct.WorkOnCase, caseId, cancellation);
        var change = new Change(by, clock.GetUtcNow());
        var (message, told) = CaseMessage.Write(caseId, text, change);
        db.Messages.Add(message);
        db.Events.Add(told);
        if (message.FromHer)
        {
            var (task, opened) = CaseTask.Open(caseId, CaseTaskKind.ReadMessage, null, "message", change);
            db.Tasks.Add(task);
            db.Events.Add(opened);
        }

        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Reads them, the latest first, and marks the other side's as read.</summary>
public sealed class ReadMessages(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public async Task<IReadOnlyList<CaseMessage>> Run(CaseId caseId, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (by.Staff is { } staff)
            await access.Read(db, staff, caseId, new ReadOf("messages.read"), cancellation);
        var all = await db.Messages.Where(x => x.CaseId == caseId).OrderByDescending(x => x.At).ToListAsync(cancellation);
        foreach (var message in all.Where(message => message.FromHer == (by.Kind == ActorKind.Staff)))
            message.Open(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return all;
    }
}
