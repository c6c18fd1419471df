using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Packs;

/// <summary>Four eyes over a file for an authority: asked for by one, let go by another.</summary>
public sealed class ReleasePack(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    /// <summary>How the file stands for whoever looks at it.</summary>
    public async Task<PackStanding> Standing(PackRequest request, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadCase, request.CaseId, cancellation);
        return await Standing(db, request, by, clock.GetUtcNow(), cancellation);
    }

    public async Task Ask(PackRequest request, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, request.CaseId, cancellation);
        var (asked, told) = PackRelease.Ask(request.CaseId, request.HostId, request.Regulator, new Change(Actor.Of(by), clock.GetUtcNow()));
        db.Add(asked);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
    }

    /// <exception cref="RuleBroken">Nobody asked, the same person asked, or somebody has let it go.</exception>
    public async Task Run(PackRequest request, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ApproveNotice, request.CaseId, cancellation);
        var asked = await Latest(db.Set<PackRelease>(), request, clock.GetUtcNow(), cancellation)
            ?? throw new RuleBroken(BrokenRule.NotAllowedInThisState, "Nobody asked.");
        db.Events.Add(asked.Release(new Change(Actor.Of(by), clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
    }

    internal static async Task<PackStanding> Standing(CaseworkDb db, PackRequest request, StaffId by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await db.FourEyesHold(cancellation))
            return new PackStanding(PackStage.Open, null);
        var asked = await Latest(db.Set<PackRelease>().AsNoTracking(), request, now, cancellation);
        return asked switch
        {
            null => new PackStanding(PackStage.NotAsked, null),
            { ReleasedAt: not null } => new PackStanding(PackStage.Released, asked),
            _ => new PackStanding(asked.AskedBy == by ? PackStage.AskedByOneself : PackStage.AskedByAnother, asked),
        };
    }

    // What was changed outside Revoca, or has run out, counts as not asked.
    private static async Task<PackRelease?> Latest(IQueryable<PackRelease> releases, PackRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await releases.Where(x => x.CaseId == request.CaseId && x.HostId == request.HostId && x.Regulator == request.Regulator)
            .OrderByDescending(x => x.AskedAt).ThenByDescending(x => x.Id).FirstOrDefaultAsync(cancellation);
        return found is not null && SealedRow.FactsHold(found) && found.HoldsAt(now) ? found : null;
    }
}

public enum PackStage
{
    /// <summary>Four eyes are off: an organisation of one.</summary>
    Open,
    NotAsked,
    AskedByOneself,

    /// <summary>A colleague asked: who reads this may look and let it go.</summary>
    AskedByAnother,
    Released,
}

public sealed record PackStanding(PackStage Stage, PackRelease? Release)
{
    /// <summary>True when the file may leave.</summary>
    public bool MayLeave => Stage is PackStage.Open or PackStage.Released;
}

internal sealed class PackReleaseMapping : IEntityTypeConfiguration<PackRelease>
{
    public void Configure(EntityTypeBuilder<PackRelease> builder)
    {
        builder.ToTable("pack_releases");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.HostId, x.Regulator, x.AskedAt });
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SignFacts(FactKind.PackRelease, x => Facts.Of(
            x.Id.Value, x.CaseId.Value, x.HostId.Value, x.Regulator, x.AskedBy.Value, x.AskedAt, x.ReleasedBy?.Value, x.ReleasedAt));
    }
}
