namespace Revoca.Casework.Storage.Audit;

/// <summary>Who did it. <paramref name="Id"/> is the staff id, "system" or "code:" and a case id; the log shows a pseudonym of it.</summary>
/// <param name="Role">advocate, lead, administrator, auditor, person, system.</param>
public sealed record AuditActor(string Id, string Role)
{
    public static AuditActor System { get; } = new("system", "system");
    public static AuditActor Staff(Guid id, string role) => new(id.ToString("N"), role);

    /// <summary>The depicted person, signed in with the code of her case.</summary>
    public static AuditActor Person(Guid caseId) => new($"code:{caseId:N}", "person");
}

/// <summary>One thing that was done, read or refused, before it has its place in the log.</summary>
/// <param name="Act">Dotted lower-case words: case.open, case.read, notice.approve.</param>
public sealed record AuditLine(AuditActor Actor, string Act)
{
    public Guid? CaseId { get; init; }

    /// <summary>What it was done to, within or outside the case.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>ok, refused, failed.</summary>
    public string Outcome { get; init; } = "ok";

    /// <summary>More to know, sealed for the holders of the case; becomes JSON.</summary>
    public object? Details { get; init; }
}
