using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Clocks;

/// <summary>Marks the clocks of a case as stale in the very save that changes what they are read from. Every such change writes an event or a fact.</summary>
internal sealed class ClockMarking : SaveChangesInterceptor
{
    public static ClockMarking Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } db && db.Model.FindEntityType(typeof(StaleClocks)) is not null)
            Mark(db);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    private static void Mark(DbContext db)
    {
        var marked = db.ChangeTracker.Entries<StaleClocks>().Select(entry => entry.Entity.CaseId).ToHashSet();
        var changed = db.ChangeTracker.Entries().Select(Changed).OfType<CaseId>().Distinct().Where(id => !marked.Contains(id)).ToList();
        db.AddRange(changed.Select(id => new StaleClocks { CaseId = id }));
    }

    private static CaseId? Changed(EntityEntry entry) => (entry.State, entry.Entity) switch
    {
        (EntityState.Added, CaseEvent told) => told.CaseId,
        (EntityState.Added, ClockFact fact) => fact.CaseId,
        (EntityState.Added or EntityState.Modified, Notice notice) => notice.CaseId,
        _ => null,
    };
}
