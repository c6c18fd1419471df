namespace Revoca.Domain.Law.Clocks;

/// <summary>What shows that a term has begun, weakest first; the clock rests on the strongest (law.md §B.1, rule 7).</summary>
public enum StartProof
{
    /// <summary>Our own relay took the message; says nothing of the host. Never permits a letter that says the term has expired.</summary>
    Presumed,

    /// <summary>A mail server the host's own MX record names took the message.</summary>
    AcceptedByHost,

    /// <summary>A ticket or confirmation number of the host, on screen or by mail.</summary>
    Ticket,

    /// <summary>A delivery receipt of a certified mail service (PEC) or of the post.</summary>
    DeliveryReceipt,
}

/// <summary>Something that starts, stops or moves a clock. Events are facts: the clock is read from them and never stored.</summary>
public abstract record ClockEvent(DateTimeOffset At);

/// <summary>The act the term starts from, as some evidence shows it; <paramref name="Reference"/> is the server's line, the number, the receipt.</summary>
public sealed record StartProved(DateTimeOffset At, StartProof Proof, string Reference = "") : ClockEvent(At);

/// <summary>The message came back: what a server said before no longer proves anything.</summary>
public sealed record CameBack(DateTimeOffset At, string Diagnostic = "") : ClockEvent(At);

/// <summary>Mandatory elements were missing: such a request starts no clock.</summary>
public sealed record FoundIncomplete(DateTimeOffset At, IReadOnlyList<string> Missing) : ClockEvent(At);

/// <summary>What was missing was handed in: the term starts with this.</summary>
public sealed record Completed(DateTimeOffset At, StartProof Proof, string Reference = "") : ClockEvent(At);

/// <summary>The controller doubts who asks (GDPR art. 12(6)); on one reading the month pauses until <see cref="IdentityGiven"/>.</summary>
public sealed record IdentityRequested(DateTimeOffset At) : ClockEvent(At);

public sealed record IdentityGiven(DateTimeOffset At) : ClockEvent(At);

/// <summary>The host announced, with reasons, that it needs longer; counts only within the first term (GDPR art. 12(3)).</summary>
public sealed record ExtensionAnnounced(DateTimeOffset At, string Reasons) : ClockEvent(At);

/// <summary>The act was done: the host decided, the complaint was lodged.</summary>
public sealed record Fulfilled(DateTimeOffset At) : ClockEvent(At);

/// <summary>Nobody waits any longer: the case closed, another notice took its place, she decided so.</summary>
public sealed record GivenUp(DateTimeOffset At, string Reason) : ClockEvent(At);
