using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Erases a case: its key wraps first, which makes every copy unreadable, then its rows, then its name in the log. Safe to repeat.</summary>
public sealed class EraseCase(IDbContextFactory<CaseworkDb> dbs, KeyVault vault, AuditLog log)
{
    public async Task Run(CaseId caseId, AuditActor actor, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = caseId.Value;
        await using var db = await dbs.CreateDbContextAsync(stop);
        // First of all: a crash after this line is finished by the next start.
        ErasedCases.Add(vault.Options.KeysFolder, [id], vault.Options.Clock.GetUtcNow());
        await db.Set<KeyWrap>().Where(wrap => wrap.CaseId == id).ExecuteDeleteAsync(stop);
        vault.CaseKeys.Forget(id);
        await using var rest = await db.Database.BeginTransactionAsync(stop);
        await DeleteRowsAsync(db, id, stop);
        log.Append(db, new AuditLine(actor, "case.erase"));
        await db.SaveChangesAsync(stop);
        await rest.CommitAsync(stop);
    }

    /// <summary>Erases again what a restored or half-erased database still holds.</summary>
    public async Task ReplayAsync(CancellationToken stop = default)
    {
        var erased = ErasedCases.Read(vault.Options.KeysFolder);
        if (erased.Count == 0)
            return;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var held = await db.Set<Case>().AsNoTracking().Select(found => found.Id).ToListAsync(stop);
        var wrapped = await db.Set<KeyWrap>().Select(wrap => wrap.CaseId).Distinct().ToListAsync(stop);
        foreach (var id in held.Select(found => found.Value).Concat(wrapped).Where(erased.Contains).Distinct().ToList())
            await Run(new CaseId(id), AuditActor.System, stop);
    }

    private static async Task DeleteRowsAsync(CaseworkDb db, Guid id, CancellationToken stop)
    {
        await db.Set<AuditName>().Where(name => name.Kind == "case" && name.RealId == id.ToString("N")).ExecuteDeleteAsync(stop);
        foreach (var (table, column) in Tables(db.Model).Prepend(Target(db.Model)))
        {
            // Names from the model, never from outside; the value is a parameter.
            var sql = $"DELETE FROM \"{table}\" WHERE \"{column}\" = {{0}}";
            await db.Database.ExecuteSqlRawAsync(sql, [id], stop);
        }
    }

    private static (string Table, string Column) Target(IModel model) =>
        (model.FindEntityType(typeof(Case))?.GetTableName() ?? "cases", "Id");

    private static IEnumerable<(string Table, string Column)> Tables(IModel model) => model.GetEntityTypes()
        .Where(type => type.ClrType != typeof(Case) && type.FindProperty("CaseId") is not null)
        .Select(type => (type.GetTableName() ?? "", "CaseId")).Where(pair => pair.Item1.Length > 0).Distinct();
}
