namespace Revoca.Domain.People;

/// <summary>What a member of staff may be. One person may hold several; none implies another.</summary>
public enum StaffRole
{
    /// <summary>Works on the cases assigned to her.</summary>
    Advocate,

    /// <summary>Answers for all cases: approves, hands over, unlocks.</summary>
    Lead,

    /// <summary>Looks after team, settings, hosts and keys; reads no case.</summary>
    Administrator,

    /// <summary>Reads the log, never an identity.</summary>
    Auditor,
}

/// <summary>How a member of staff stands to one case. The first that holds counts.</summary>
public enum CaseStanding
{
    /// <summary>It is hers, or she is a colleague on it.</summary>
    Assigned,

    /// <summary>She broke the glass: wrote down why she must see it, and the time is not over.</summary>
    GlassBroken,

    /// <summary>Nobody has it yet.</summary>
    Free,

    /// <summary>Somebody else has it.</summary>
    Foreign,
}
