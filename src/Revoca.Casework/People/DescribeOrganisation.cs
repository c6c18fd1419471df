using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People;

/// <summary>Says who runs this installation; at set-up, and later in the settings.</summary>
public sealed class DescribeOrganisation(IDbContextFactory<CaseworkDb> dbs, ClockIndex clocks, CaseAccess access, AuditLog log)
{
    public async Task<Organisation?> Find(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    /// <param name="by">An administrator, or the system while nobody can sign in yet.</param>
    public async Task Run(OrganisationCard card, Actor by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (by.Staff is { } staff)
            await access.Require(db, staff, DeskAct.ManageOrganisation, cancellation);
        var organisation = await db.Organisations.SingleOrDefaultAsync(cancellation);
        if (organisation is null)
        {
            organisation = new Organisation(card.Name, card.MailAddress);
            db.Organisations.Add(organisation);
        }

        organisation.Describe(card.Name, card.MailAddress, card.PostalAddress, card.Country, card.Zone);
        organisation.CallAt(card.Phone);
        log.Append(db, new AuditLine(by.Staff is { } member ? AuditActor.Of(member) : AuditActor.System, "organisation.describe") { Details = card });
        await db.SaveChangesAsync(cancellation);
        await clocks.MarkAll(cancellation); // our own terms are counted in its zone and by its holidays
    }
}

/// <param name="Country">ISO 3166 alpha-2, upper case.</param>
/// <param name="Zone">IANA zone.</param>
public sealed record OrganisationCard(string Name, string MailAddress, string PostalAddress, string Country, string Zone)
{
    public string Phone { get; init; } = "";
}
