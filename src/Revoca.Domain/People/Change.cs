namespace Revoca.Domain.People;

/// <summary>Who can be behind a change.</summary>
public enum ActorKind
{
    /// <summary>Somebody signed in to the desk; <see cref="Actor.Staff"/> says who.</summary>
    Staff,

    /// <summary>Whoever holds the access code of the case: the depicted person, or the reporter she trusts.</summary>
    Person,

    /// <summary>Revoca itself: a worker, a clock, a command.</summary>
    System,
}

/// <summary>Who did something. <see cref="Staff"/> is set exactly when the kind is Staff.</summary>
public readonly record struct Actor
{
    private Actor(ActorKind kind, StaffId? staff) => (Kind, Staff) = (kind, staff);

    public ActorKind Kind { get; }

    public StaffId? Staff { get; }

    public static Actor Person => new(ActorKind.Person, null);

    public static Actor System => new(ActorKind.System, null);

    public static Actor Of(StaffId staff) => new(ActorKind.Staff, staff);

    /// <summary>Rebuilds an actor from its stored parts.</summary>
    public static Actor From(ActorKind kind, StaffId? staff) =>
        (kind == ActorKind.Staff) == staff.HasValue
            ? new(kind, staff)
            : throw new ArgumentException("An actor names a member of staff exactly when it is one.", nameof(staff));
}

/// <summary>Who, when and why: what every change of a case carries (domain rule 15). Called Change because Provenance is how a file was made.</summary>
/// <param name="Who">The actor.</param>
/// <param name="At">The instant, UTC.</param>
/// <param name="Why">A reason in the actor's words, or empty where the act explains itself.</param>
public sealed record Change(Actor Who, DateTimeOffset At, string Why = "");

/// <summary>A rule of the domain forbids what was asked. There is no silent no-op: callers check first or tell the person.</summary>
public sealed class RuleBroken : Exception
{
    public RuleBroken(BrokenRule rule, string message)
        : base(message) => Rule = rule;

    public BrokenRule Rule { get; }
}

/// <summary>Which rule was broken, so that pages can say it in the reader's language.</summary>
public enum BrokenRule
{
    NotAllowedInThisState,
    ConsentMissing,
    ItemLocked,
    ReasonMissing,
    AlreadyDone,
    NothingChosen,
    QuietDay,
    NoRecipient,
    AnotherPersonMustApprove,
    OutOfRange,

    /// <summary>A backup was tried and could not be read in full.</summary>
    DrillFailed,

    /// <summary>Who asked may not do this, or not with this case.</summary>
    NoAccess,

    /// <summary>The act asks for a proof of who one is that is at most ten minutes old.</summary>
    ProofTooOld,

    /// <summary>Nobody is left with a password alone.</summary>
    LastFactor,

    /// <summary>Nobody with a title answered "who pressed the shutter?" (domain rule 11).</summary>
    NoCopyrightTitle,

    /// <summary>A mandatory element of the law is missing and nobody agreed to leave it out.</summary>
    ElementsMissing,

    /// <summary>Somebody must be able to look after team and settings.</summary>
    LastAdministrator,

    /// <summary>Nobody shuts herself out.</summary>
    NotOneself,

    /// <summary>A member without any role could do nothing.</summary>
    NoRole,

    /// <summary>Cases are given to somebody who works on cases.</summary>
    NoCaseworker,

    /// <summary>The address belongs to a member or to an open invitation.</summary>
    AddressTaken,

    /// <summary>Four eyes stay on while there is a second person.</summary>
    SecondPersonExists,
}
