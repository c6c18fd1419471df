namespace Revoca.Domain.Cases;

/// <summary>Where a case stands. Items, notices and consents have states of their own; none is derived from another.</summary>
public enum CaseState
{
    Intake,
    AwaitingConsent,
    Active,
    Monitoring,
    Paused,
    Closed,
    Erased,
}

/// <summary>Why a case was closed.</summary>
public enum ClosingReason
{
    /// <summary>Everything was observed gone.</summary>
    AllGone,

    /// <summary>The depicted person asked to stop.</summary>
    AtHerWish,

    /// <summary>The work goes on elsewhere: police, another helpline, a lawyer.</summary>
    HandedOver,

    /// <summary>Nothing more can be done now; she was told.</summary>
    NothingMoreToDo,

    /// <summary>The report was not for us, or a duplicate.</summary>
    NotOurs,
}
