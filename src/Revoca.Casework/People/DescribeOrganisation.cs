using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People;

/// <summary>Says who runs this installation; at set-up, and later in the settings.</summary>
public sealed class DescribeOrganisation(IDbContextFactory<CaseworkDb> dbs, ClockIndex clocks, AuditLog log)
{
    public async Task<Organisation?> Find(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    /// <param name="by">Null while the installation is set up and nobody has an account yet.</param>
    public async Task Run(OrganisationCard card, StaffId? by = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var organisation = await db.Organisations.SingleOrDefaultAsync(cancellation);
        if (organisation is null)
        {
            organisation = new Organisation(card.Name, card.MailAddress);
            db.Organisations.Add(organisation);
        }

        organisation.Describe(card.Name, card.MailAddress, card.PostalAddress, card.Country, card.Zone);
        organisation.CallAt(card.Phone);
        log.Append(db, new AuditLine(by is { } staff ? AuditActor.Of(staff) : AuditActor.System, "organisation.describe") { Details = card });
        await db.SaveChangesAsync(cancellation);
        await clocks.MarkAll(cancellation); // our own terms are counted in its zone and by its holidays
    }

    public async Task SwitchFourEyes(bool on, string reason, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        (await db.Organisations.SingleAsync(cancellation)).SwitchFourEyes(on, reason);
        log.Append(db, new AuditLine(AuditActor.Of(by), "organisation.four-eyes") { Details = new { On = on, Why = reason } });
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Country">ISO 3166 alpha-2, upper case.</param>
/// <param name="Zone">IANA zone.</param>
public sealed record OrganisationCard(string Name, string MailAddress, string PostalAddress, string Country, string Zone)
{
    public string Phone { get; init; } = "";
}
