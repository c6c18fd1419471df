using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>Cases nobody has, the longest waiting first: enough to decide who takes one, and nothing she told us.</summary>
public sealed class ListFreeCases(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<FreeCase>> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ListCases, cancellation);
        return await db.Cases.Where(x => x.Advocate == null && x.State != CaseState.Closed && x.State != CaseState.Erased)
            .OrderBy(x => x.OpenedAt).Take(Most)
            .Select(x => new FreeCase(x.Id, x.Reference, x.Language, x.Country, x.OpenedAt, db.Items.Count(item => item.CaseId == x.Id))).ToListAsync(cancellation);
    }
}

/// <param name="Country">ISO 3166 alpha-2 upper case, or empty.</param>
/// <param name="Items">How many places were reported.</param>
public sealed record FreeCase(CaseId Id, CaseReference Reference, Language Language, string Country, DateTimeOffset OpenedAt, int Items);
