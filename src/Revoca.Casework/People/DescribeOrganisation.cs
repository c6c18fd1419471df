using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Casework.People;

/// <summary>Says who runs this installation; at set-up, and later in the settings.</summary>
public sealed class DescribeOrganisation(IDbContextFactory<CaseworkDb> dbs)
{
    public async Task<Organisation?> Find(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    public async Task Run(OrganisationCard card, CancellationToken cancellation = default)
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
        await db.SaveChangesAsync(cancellation);
    }

    public async Task SwitchFourEyes(bool on, string reason, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        (await db.Organisations.SingleAsync(cancellation)).SwitchFourEyes(on, reason);
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Country">ISO 3166 alpha-2, upper case.</param>
/// <param name="Zone">IANA zone.</param>
public sealed record OrganisationCard(string Name, string MailAddress, string PostalAddress, string Country, string Zone)
{
    public string Phone { get; init; } = "";
}
