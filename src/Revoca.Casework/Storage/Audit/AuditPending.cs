using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The lines a context will write with its next save, and what that save has put into it.</summary>
internal sealed class AuditPending
{
    private static readonly ConditionalWeakTable<DbContext, AuditPending> All = [];

    public List<(AuditLine Line, TimeProvider Clock)> Lines { get; } = [];
    public IDbContextTransaction? Own { get; set; }
    public List<object> Written { get; } = [];

    public static AuditPending Of(DbContext db) => All.GetOrCreateValue(db);
    public static AuditPending? Find(DbContext? db) => db is not null && All.TryGetValue(db, out var pending) ? pending : null;

    /// <summary>Takes the log's own rows out of the context again: they are history, nothing will change them.</summary>
    public void Detach(DbContext db)
    {
        foreach (var row in Written)
            db.Entry(row).State = EntityState.Detached;
        Written.Clear();
    }
}
