using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

/// <summary>
/// Says that somebody proved who she is a few minutes ago. Use cases whose act cannot be undone take it in place of who asks; only
/// <see cref="StepUp"/> makes one, so no page can forget to ask.
/// </summary>
public sealed record FreshProof
{
    internal FreshProof(StaffId staff, DateTimeOffset at) => (Staff, At) = (staff, at);

    public StaffId Staff { get; }

    public DateTimeOffset At { get; }

    /// <exception cref="RuleBroken">ProofTooOld: a page that was left open for long holds an old one.</exception>
    internal StaffId Require(TimeProvider clock) => clock.GetUtcNow() - At < SignInLimits.FreshProof
        ? Staff
        : throw new RuleBroken(BrokenRule.ProofTooOld, "This act asks for a fresh proof of who you are.");
}

/// <summary>The fresh proof: asks for the session's last proof, and takes a new one.</summary>
public sealed class StepUp(IDbContextFactory<CaseworkDb> dbs, StaffSessions sessions, ProveMember prove, TimeProvider clock)
{
    /// <returns>Null when the last proof of this session is more than ten minutes old, or the session is over.</returns>
    public async Task<FreshProof?> Find(StaffId staff, StaffSessionId session, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await sessions.Find(db, staff.Value, session, cancellation) is { } found && clock.GetUtcNow() - found.ProvedAt < SignInLimits.FreshProof
            ? new FreshProof(staff, found.ProvedAt)
            : null;
    }

    /// <exception cref="RuleBroken">ProofTooOld.</exception>
    public async Task<FreshProof> RequireAsync(StaffId staff, StaffSessionId session, CancellationToken cancellation = default) =>
        await Find(staff, session, cancellation) ?? throw new RuleBroken(BrokenRule.ProofTooOld, "This act asks for a fresh proof of who you are.");

    /// <summary>Proves it anew with password and code.</summary>
    /// <returns>Null when something was wrong or the account rests.</returns>
    public async Task<FreshProof?> Prove(StaffId staff, StaffSessionId session, string password, string code, CancellationToken cancellation = default) =>
        (await prove.Again(staff.Value, password, code, cancellation)).Way is null ? null : await Keep(staff, session, cancellation);

    /// <summary>Writes down that she proved it in another way just now: with a passkey.</summary>
    public async Task<FreshProof?> Keep(StaffId staff, StaffSessionId session, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await sessions.Find(db, staff.Value, session, cancellation) is null)
            return null;
        await db.StaffSessions.Where(x => x.Id == session).ExecuteUpdateAsync(set => set.SetProperty(x => x.ProvedAt, now), cancellation);
        return new FreshProof(staff, now);
    }
}
