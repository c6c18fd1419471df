using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>An advocate opens a case, on the phone or in person.</summary>
public sealed class OpenCase(IDbContextFactory<CaseworkDb> dbs, CaseIntake intake, CaseAccess access, TimeProvider clock)
{
    public async Task<OpenedCase> Run(CaseOpening opening, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.OpenCase, cancellation);
        var (opened, code) = await intake.Begin(db, opening, new Change(Actor.Of(by), clock.GetUtcNow()), cancellation);
        await db.SaveChangesAsync(cancellation);
        return new OpenedCase(opened.Id, opened.Reference, code);
    }
}

/// <param name="Code">Shown once, to be handed to her; it is kept nowhere.</param>
public sealed record OpenedCase(CaseId Id, CaseReference Reference, AccessCode Code);
