using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Moves a case along: pause, resume, watch, close, reopen, finish a task.</summary>
public sealed class ChangeCase(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public Task Pause(CaseId id, string why, Actor by, CancellationToken cancellation = default) =>
        Run((id, DeskAct.PauseCase), why, by, (found, change) => found.Pause(change), cancellation);

    public Task Resume(CaseId id, string why, Actor by, CancellationToken cancellation = default) =>
        Run((id, DeskAct.PauseCase), why, by, (found, change) => found.Resume(change), cancellation);

    public Task Monitor(CaseId id, Actor by, CancellationToken cancellation = default) =>
        Run((id, DeskAct.WorkOnCase), "", by, (found, change) => found.Monitor(change), cancellation);

    public Task Close(CaseId id, ClosingReason reason, string why, StaffId by, CancellationToken cancellation = default) =>
        Run((id, DeskAct.WorkOnCase), why, Actor.Of(by), (found, change) => found.Close(reason, change), cancellation);

    public Task Reopen(CaseId id, string why, StaffId by, CancellationToken cancellation = default) =>
        Run((id, DeskAct.WorkOnCase), why, Actor.Of(by), (found, change) => found.Reopen(change), cancellation);

    public async Task FinishTask(CaseId id, TaskId taskId, string why, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, id, cancellation);
        var task = await db.Tasks.SingleAsync(x => x.CaseId == id && x.Id == taskId, cancellation);
        db.Events.Add(task.Finish(new Change(Actor.Of(by), clock.GetUtcNow(), why)));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task Run((CaseId Id, DeskAct Act) what, string why, Actor by, Func<Case, Change, CaseEvent> verb, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, what.Act, what.Id, cancellation);
        var found = await db.Cases.SingleAsync(x => x.Id == what.Id, cancellation);
        db.Events.Add(verb(found, new Change(by, clock.GetUtcNow(), why)));
        await db.SaveChangesAsync(cancellation);
    }
}
