using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Access;

/// <summary>Whether somebody may open a page at all. What the page shows and does is judged again by its use cases.</summary>
public sealed class PageAccess(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    /// <returns>False when refused; the refusal is in the log then.</returns>
    public async Task<bool> MayOpen(StaffId staff, DeskAct act, CancellationToken cancellation = default)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            await access.Require(db, staff, act, cancellation);
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }
}
