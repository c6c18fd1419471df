using Revoca.Domain.People;

namespace Revoca.Casework.Storage.Audit;

/// <summary>Who did it. <paramref name="Id"/> is the staff id, "system", "code:" and a case id, or "unknown"; the log shows a pseudonym of it.</summary>
/// <param name="Role">advocate, lead, administrator, auditor, person, system; empty for staff whose role is looked up when the record is written.</param>
public sealed record AuditActor(string Id, string Role)
{
    private const string Code = "code:";

    public static AuditActor System { get; } = new("system", "system");

    /// <summary>Somebody who has not proved who they are: a failed sign-in, a save that does not say who made it.</summary>
    public static AuditActor Unknown { get; } = new("unknown", "unknown");

    public static AuditActor Staff(Guid id, string role) => new(id.ToString("N"), role);

    public static AuditActor Of(StaffId staff) => Staff(staff.Value, "");

    /// <summary>The depicted person, signed in with the code of her case.</summary>
    public static AuditActor Person(Guid caseId) => new($"{Code}{caseId:N}", "person");

    public static AuditActor Of(Actor who, Guid caseId) => who.Kind switch
    {
        ActorKind.Staff => Of(who.Staff ?? throw new ArgumentException("An actor of the staff names who.", nameof(who))),
        ActorKind.Person => Person(caseId),
        ActorKind.System => System,
        _ => throw new ArgumentOutOfRangeException(nameof(who)),
    };

    /// <summary>The case whose erasure takes this actor's name with it; null for staff and system.</summary>
    internal Guid? OfCase => Id.StartsWith(Code, StringComparison.Ordinal) ? Guid.Parse(Id[Code.Length..]) : null;
}

/// <summary>One thing that was done, read or refused, before it has its place in the log.</summary>
/// <param name="Act">Dotted lower-case words: case.open, case.read, notice.approve.</param>
public sealed record AuditLine(AuditActor Actor, string Act)
{
    public const string Ok = "ok";
    public const string RefusedOutcome = "refused";
    public const string FailedOutcome = "failed";

    public Guid? CaseId { get; init; }

    /// <summary>What it was done to, within or outside the case.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>ok, refused, failed.</summary>
    public string Outcome { get; init; } = Ok;

    /// <summary>More to know, sealed for the holders of the case; becomes JSON.</summary>
    public object? Details { get; init; }

    /// <summary>Somebody looked at a case, or at one thing in it.</summary>
    public static AuditLine Read(AuditActor actor, Guid caseId, Guid? objectId = null) => new(actor, "case.read") { CaseId = caseId, ObjectId = objectId };

    /// <summary>Somebody was not allowed to. Write it with <see cref="AuditLog.RecordAsync"/>: there is no save it could join.</summary>
    public static AuditLine Refused(AuditActor actor, string act, Guid? caseId = null) => new(actor, act) { CaseId = caseId, Outcome = RefusedOutcome };
}
