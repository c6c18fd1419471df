using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Access;

/// <summary>
/// The gate every reading and every change by somebody at the desk goes through, inside the use case. What is refused is written into the
/// log on its own; what is read is written into the log as one record. Ask before a transaction begins: the record is a write of its own.
/// </summary>
public sealed class CaseAccess(AuditLog log, StorageState storage, TimeProvider clock)
{
    /// <exception cref="RuleBroken">NoAccess: who asked may not do this, or not with this case.</exception>
    internal async Task Require(CaseworkDb db, Actor by, DeskAct act, CaseId caseId, CancellationToken cancellation)
    {
        if (by.Kind == ActorKind.System || (by.Kind == ActorKind.Person && StaffPolicy.AllowsPerson(act)))
            return;
        if (by.Staff is { } staff)
            await Judge(db, staff, act, caseId, cancellation);
        else
            await Refuse(new AuditLine(AuditActor.Person(caseId.Value), DeskActWords.Of(act)) { CaseId = caseId.Value }, act, cancellation);
    }

    internal Task Require(CaseworkDb db, StaffId by, DeskAct act, CaseId caseId, CancellationToken cancellation) =>
        Require(db, Actor.Of(by), act, caseId, cancellation);

    /// <summary>The same for what concerns no case.</summary>
    internal async Task<IReadOnlyList<StaffRole>> Require(CaseworkDb db, StaffId by, DeskAct act, CancellationToken cancellation)
    {
        var roles = await db.RolesOf(by, cancellation);
        if (StaffPolicy.RoleFor(roles, act) is null)
            await Refuse(new AuditLine(ActorOf(by, roles), DeskActWords.Of(act)), act, cancellation);
        return roles;
    }

    /// <summary>Asks whether the case may be read, and writes down that it is.</summary>
    /// <param name="what">What is shown; null when the same visit has been written down already.</param>
    internal async Task Read(CaseworkDb db, StaffId by, CaseId caseId, ReadOf? what, CancellationToken cancellation)
    {
        var role = await Judge(db, by, DeskAct.ReadCase, caseId, cancellation);
        if (what is { } read)
            await Record(new AuditLine(AuditActor.Staff(by.Value, StaffRoles.NameOf(role)), read.Act) { CaseId = caseId.Value, ObjectId = read.Object }, cancellation);
    }

    /// <summary>Writes down that a list was shown which names several cases, or none.</summary>
    internal Task RecordList(StaffId by, IReadOnlyList<StaffRole> roles, string act, int rows, CancellationToken cancellation) =>
        Record(new AuditLine(ActorOf(by, roles), act) { Details = new { Rows = rows } }, cancellation);

    private async Task<StaffRole> Judge(CaseworkDb db, StaffId by, DeskAct act, CaseId caseId, CancellationToken cancellation)
    {
        var roles = await db.RolesOf(by, cancellation);
        var standing = await db.StandingOf(by, caseId, clock.GetUtcNow(), cancellation);
        if (standing is { } known && StaffPolicy.RoleFor(roles, act, known) is { } role)
            return role;
        throw await Refuse(new AuditLine(ActorOf(by, roles), DeskActWords.Of(act)) { CaseId = standing is null ? null : caseId.Value }, act, cancellation);
    }

    private async Task<RuleBroken> Refuse(AuditLine line, DeskAct act, CancellationToken cancellation)
    {
        await Record(line with { Outcome = "refused" }, cancellation);
        throw new RuleBroken(BrokenRule.NoAccess, $"Who asked may not do this: {act}.");
    }

    // A folder that cannot be written still lets helpers read; the banner says that nothing is written down.
    private Task Record(AuditLine line, CancellationToken cancellation) =>
        storage.IsReadOnly ? Task.CompletedTask : log.RecordAsync(line, cancellation);

    private static AuditActor ActorOf(StaffId by, IReadOnlyList<StaffRole> roles) =>
        AuditActor.Staff(by.Value, roles.Count > 0 ? StaffRoles.NameOf(roles[0]) : "none");
}

/// <param name="Act">Dotted words: case.read, notice.read, letter.read.</param>
/// <param name="Object">The part of the case, where it is one.</param>
internal readonly record struct ReadOf(string Act, Guid? Object = null);
