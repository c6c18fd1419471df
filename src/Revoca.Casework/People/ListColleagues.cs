using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People;

/// <summary>Who works on an open case at present: whose clocks a list can be narrowed to.</summary>
public sealed class ListColleagues(IDbContextFactory<CaseworkDb> dbs)
{
    public async Task<IReadOnlyList<Colleague>> Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var advocates = await db.Cases.Where(x => x.Advocate != null && x.State != CaseState.Closed && x.State != CaseState.Erased)
            .Select(x => x.Advocate).Distinct().ToListAsync(cancellation);
        var ids = advocates.Select(advocate => advocate?.Value ?? Guid.Empty).ToList();
        var names = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToListAsync(cancellation);
        return [.. names.Select(user => new Colleague(new StaffId(user.Id), user.DisplayName)).OrderBy(one => one.Name, StringComparer.CurrentCulture)];
    }
}

public sealed record Colleague(StaffId Id, string Name);
