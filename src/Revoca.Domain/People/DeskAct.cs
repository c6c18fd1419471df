namespace Revoca.Domain.People;

/// <summary>What somebody may want to do at the desk. Those of a case are judged by the standing to that case as well.</summary>
public enum DeskAct
{
    ReadCase,
    WorkOnCase,

    /// <summary>Write down what she decided: a consent, its end.</summary>
    RecordHerDecision,

    /// <summary>Pause and resume.</summary>
    PauseCase,

    /// <summary>Let a notice leave.</summary>
    ApproveNotice,

    /// <summary>Unlock an item that was locked because somebody under 18 may be depicted.</summary>
    UnlockItem,

    /// <summary>Give her a new access code after the agreed question.</summary>
    ReissueCode,

    /// <summary>Hand a case over, add or release a colleague.</summary>
    AssignCase,

    /// <summary>Take a case that nobody has.</summary>
    TakeCase,

    /// <summary>Confirm at once what her code may only ask for: erasure, another safe contact.</summary>
    ConfirmHerWish,
    EraseCase,

    /// <summary>See a case for a while that is not one's own, with a written reason that others are told of.</summary>
    BreakGlass,

    OpenCase,
    ListCases,

    /// <summary>Mail that no case could safely be given to.</summary>
    SortMail,
    ReadHosts,
    ConfirmHosts,
    ReadTexts,
    ChangeTexts,
    ReadLaw,
    ReviewLaw,
    ReadFigures,

    /// <summary>Prepare, issue and download lists of fingerprints for platforms.</summary>
    ShareHashes,
    ReadLog,
    ReadTeam,
    ManageTeam,

    /// <summary>Give all cases of a colleague to another at once, or leave them without an advocate; their references are shown, nothing of what they hold.</summary>
    HandOverCases,

    /// <summary>One's own language, calendar, sessions, keys to sign in.</summary>
    OwnSettings,
    ManageOrganisation,

    /// <summary>Keys, backup, recovery.</summary>
    ManageKeys,

    /// <summary>Be told that somebody broke the glass.</summary>
    SeeBrokenGlass,
}
