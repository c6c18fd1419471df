using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>Where members of staff are signed in: begun, asked at every request, seen, ended.</summary>
public sealed class StaffSessions(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, StorageState storage, AuditLog log, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session for somebody who has just proved who she is, and forgets all that are over.</summary>
    public async Task<StaffSessionId> Begin(Guid member, SignInWay way, string? userAgent, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var (oldest, longestIdle) = (now - SignInLimits.Absolute, now - SignInLimits.Idle);
        await db.StaffSessions.Where(x => x.StartedAt <= oldest || x.LastSeenAt <= longestIdle).ExecuteDeleteAsync(cancellation);
        var stamp = await db.Users.Where(x => x.Id == member).Select(x => x.SecurityStamp).SingleAsync(cancellation);
        var session = new StaffSession(new StaffId(member), way, Devices.Of(userAgent), stamp ?? "", now);
        db.StaffSessions.Add(session);
        log.Append(db, new AuditLine(AuditActor.Of(session.Staff), "staff.sign-in") { ObjectId = session.Id.Value, Details = new { Way = way.ToString() } });
        await db.SaveChangesAsync(cancellation);
        await db.Users.Where(x => x.Id == member).ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSeenAt, now), cancellation);
        return session.Id;
    }

    /// <summary>True while this session may be used: it is there, in time, and its member is neither disabled nor changed.</summary>
    public async Task<bool> Holds(Guid member, StaffSessionId id, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await Find(db, member, id, cancellation) is not null;
    }

    /// <summary>The same for somebody who does something at this moment: keeps the minute.</summary>
    public async Task<bool> See(Guid member, StaffSessionId id, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await Find(db, member, id, cancellation) is not { } found)
            return false;
        var now = clock.GetUtcNow();
        if (now - found.LastSeenAt < Minute || storage.IsReadOnly)
            return true;
        var before = found.LastSeenAt;
        // Of many requests at once one writes.
        if (await db.StaffSessions.Where(x => x.Id == id && x.LastSeenAt == before).ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSeenAt, now), cancellation) > 0)
            await db.Users.Where(x => x.Id == member).ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSeenAt, now), cancellation);
        return true;
    }

    /// <summary>Signs out of the session somebody is in.</summary>
    public async Task Leave(Guid member, StaffSessionId id, CancellationToken cancellation = default)
    {
        if (storage.IsReadOnly)
            return;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var staff = new StaffId(member);
        db.RemoveRange(await db.StaffSessions.Where(x => x.Id == id && x.Staff == staff).ToListAsync(cancellation));
        log.Append(db, new AuditLine(AuditActor.Of(staff), "staff.sign-out") { ObjectId = id.Value });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>One's own, the newest first.</summary>
    public async Task<IReadOnlyList<StaffSession>> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.OwnSettings, cancellation);
        var all = await db.StaffSessions.AsNoTracking().Where(x => x.Staff == by).OrderByDescending(x => x.LastSeenAt).ToListAsync(cancellation);
        return [.. all.Where(x => SignInLimits.Holds(x.StartedAt, x.LastSeenAt, clock.GetUtcNow()))];
    }

    /// <summary>Ends one of one's own sessions.</summary>
    public Task End(StaffSessionId id, StaffId by, CancellationToken cancellation = default) => End(by, by, x => x.Id == id, cancellation);

    /// <summary>Ends all of one's own sessions but the one somebody is in.</summary>
    public Task EndOthers(StaffSessionId mine, StaffId by, CancellationToken cancellation = default) => End(by, by, x => x.Id != mine, cancellation);

    /// <summary>Signs a member out everywhere: HTTP is refused at once, open pages within a minute.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> EndAll(StaffId member, StaffId by, CancellationToken cancellation = default)
    {
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
            await access.Require(db, by, DeskAct.ManageTeam, cancellation);
        return await EndUnasked(member, AuditActor.Of(by), x => true, cancellation);
    }

    /// <summary>For acts that have asked the gate themselves.</summary>
    internal async Task<int> EndUnasked(StaffId member, AuditActor by, System.Linq.Expressions.Expression<Func<StaffSession, bool>> which, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var ended = await db.StaffSessions.Where(x => x.Staff == member).Where(which).ToListAsync(cancellation);
        if (ended.Count == 0)
            return 0;
        db.RemoveRange(ended);
        log.Append(db, new AuditLine(by, "staff.end-session") { ObjectId = member.Value, Details = new { Sessions = ended.Count } });
        await db.SaveChangesAsync(cancellation);
        return ended.Count;
    }

    private async Task End(StaffId member, StaffId by, System.Linq.Expressions.Expression<Func<StaffSession, bool>> which, CancellationToken cancellation)
    {
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
            await access.Require(db, by, DeskAct.OwnSettings, cancellation);
        await EndUnasked(member, AuditActor.Of(by), which, cancellation);
    }

    internal async Task<FoundSession?> Find(CaseworkDb db, Guid member, StaffSessionId id, CancellationToken cancellation)
    {
        var staff = new StaffId(member);
        var found = await db.StaffSessions.Where(x => x.Id == id && x.Staff == staff)
            .Select(x => new FoundSession(x.StartedAt, x.LastSeenAt, x.ProvedAt, x.Stamp)).SingleOrDefaultAsync(cancellation);
        if (found is null || !Lasts(found))
            return null;
        var account = await db.Users.Where(x => x.Id == member).Select(x => new { x.DisabledAt, Stamp = x.SecurityStamp ?? "" }).SingleOrDefaultAsync(cancellation);
        return account is { DisabledAt: null } && account.Stamp == found.Stamp ? found : null;
    }

    // A folder that cannot be written cannot keep when somebody was seen: then only the end of the day counts.
    private bool Lasts(FoundSession found) =>
        SignInLimits.Holds(found.StartedAt, storage.IsReadOnly ? found.StartedAt + SignInLimits.Absolute : found.LastSeenAt, clock.GetUtcNow());
}

internal sealed record FoundSession(DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset ProvedAt, string Stamp);
