using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Casework.People;

/// <summary>Says who runs this installation; at set-up, and later in the settings.</summary>
public sealed class DescribeOrganisation(IDbContextFactory<CaseworkDb> dbs, ClockIndex clocks, CaseAccess access, AuditLog log, TimeProvider clock)
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

    /// <summary>Says on which days the office is closed: steps that no law times wait for the next open day.</summary>
    public async Task Close(IReadOnlyCollection<QuietSpan> spans, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        var organisation = await db.Organisations.SingleAsync(cancellation);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone)).DateTime);
        organisation.Close(QuietSpan.Sorted(spans, today));
        log.Append(db, new AuditLine(AuditActor.Of(by), "organisation.close-days") { Details = new { Days = organisation.ClosedDays } });
        await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Country">ISO 3166 alpha-2, upper case.</param>
/// <param name="Zone">IANA zone.</param>
public sealed record OrganisationCard(string Name, string MailAddress, string PostalAddress, string Country, string Zone)
{
    public string Phone { get; init; } = "";
}
