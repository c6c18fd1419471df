using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Seals on the way into the database and opens on the way out. One stateless instance, so that all contexts share one model.</summary>
internal sealed class SealingInterceptor : SaveChangesInterceptor, IMaterializationInterceptor
{
    public static SealingInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } db)
            RowSealer.SealAll(db);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (SealedShape.Of(materializationData.EntityType) is { } shape)
            RowOpener.Open(shape, materializationData, entity);
        return entity;
    }
}
