using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Revoca.Casework.Storage.Audit;

/// <summary>Turns pending lines into records at the moment of the save, when the write lock makes the next number certain.</summary>
internal sealed class AuditInterceptor : SaveChangesInterceptor
{
    public static AuditInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } db && AuditPending.Find(db) is { Lines.Count: > 0 } pending)
            Write(db, pending);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (Finish(eventData.Context) is { } pending)
        {
            pending.Lines.Clear();
            pending.Own?.Commit();
            Close(pending);
        }

        return result;
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Undo(eventData.Context);

    public override void SaveChangesCanceled(DbContextEventData eventData) => Undo(eventData.Context);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Undo(eventData.Context);
        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Undo(eventData.Context);
        return Task.CompletedTask;
    }

    private static void Write(DbContext db, AuditPending pending)
    {
        if (db.Database.CurrentTransaction is null)
            pending.Own = db.Database.BeginTransaction();
        try
        {
            new AuditWriter(db, pending).Write();
        }
        catch
        {
            Undo(db);
            throw;
        }
    }

    private static AuditPending? Finish(DbContext? db)
    {
        if (db is null || AuditPending.Find(db) is not { Written.Count: > 0 } pending)
            return null;
        pending.Detach(db);
        return pending;
    }

    // The lines stay pending: a second try gives them new numbers.
    private static void Undo(DbContext? db)
    {
        if (db is null || AuditPending.Find(db) is not { } pending)
            return;
        pending.Detach(db);
        pending.Own?.Rollback();
        Close(pending);
    }

    private static void Close(AuditPending pending)
    {
        pending.Own?.Dispose();
        pending.Own = null;
    }
}
