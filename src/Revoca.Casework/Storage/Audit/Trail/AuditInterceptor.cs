using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Revoca.Casework.Storage.Audit;

/// <summary>
/// Turns what a save changes, and the lines that wait, into records at the moment of the save, when the write lock makes the next number certain.
/// </summary>
internal sealed class AuditInterceptor : SaveChangesInterceptor
{
    private const string Savepoint = "rv_audit";

    public static AuditInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is not CaseworkDb db)
            return result;
        var pending = AuditPending.Find(db);
        IReadOnlyList<AuditLine> lines = [.. AuditTrail.Of(db, pending), .. pending?.Lines ?? []];
        if (lines.Count > 0)
            Write(db, AuditPending.Of(db), lines);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (AuditPending.Find(eventData.Context) is { Wrote: true } pending)
        {
            pending.Own?.Commit();
            pending.Lines.Clear();
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

    private static void Write(CaseworkDb db, AuditPending pending, IReadOnlyList<AuditLine> lines)
    {
        if (db.Database.CurrentTransaction is { } outer)
            outer.CreateSavepoint(Savepoint);
        else
            pending.Own = db.Database.BeginTransaction();
        pending.Wrote = true;
        try
        {
            new AuditWriter(db).Write(lines);
        }
        catch
        {
            Undo(db);
            throw;
        }
    }

    // The lines stay pending: a second try gives them new numbers.
    private static void Undo(DbContext? db)
    {
        if (db is null || AuditPending.Find(db) is not { Wrote: true } pending)
            return;
        try
        {
            if (pending.Own is { } own)
                own.Rollback();
            else
                db.Database.CurrentTransaction?.RollbackToSavepoint(Savepoint);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // A full disk ends the transaction as a whole, and the records with it; what failed is being thrown already.
        }

        Close(pending);
    }

    private static void Close(AuditPending pending)
    {
        pending.Own?.Dispose();
        (pending.Own, pending.Wrote) = (null, false);
    }
}
