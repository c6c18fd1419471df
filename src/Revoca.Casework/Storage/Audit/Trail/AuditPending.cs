using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The lines a context will write with its next save, and how that save stands.</summary>
internal sealed class AuditPending
{
    private static readonly ConditionalWeakTable<DbContext, AuditPending> All = [];

    /// <summary>Who makes the saves of this context that do not say so themselves.</summary>
    public AuditActor? By { get; set; }

    public List<AuditLine> Lines { get; } = [];

    /// <summary>The transaction this save began because there was none.</summary>
    public IDbContextTransaction? Own { get; set; }

    /// <summary>True while records lie in the transaction and the save is not over.</summary>
    public bool Wrote { get; set; }

    public static AuditPending Of(DbContext db) => All.GetOrCreateValue(db);
    public static AuditPending? Find(DbContext? db) => db is not null && All.TryGetValue(db, out var pending) ? pending : null;
}
