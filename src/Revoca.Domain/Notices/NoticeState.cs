namespace Revoca.Domain.Notices;

/// <summary>How far a notice has got on its way; says nothing of what the host decided.</summary>
public enum Delivery
{
    Draft,
    AwaitingApproval,
    Queued,
    Sending,

    /// <summary>Handed over, but whether the server took it is not known; it may have left.</summary>
    Uncertain,
    Sent,
    Delivered,
    Bounced,
    Failed,
    Expired,
    Withdrawn,
    Superseded,
}

/// <summary>What the host decided about one item of a notice; says nothing of what can be seen there.</summary>
public enum HostDecision
{
    None,
    Acknowledged,
    InfoRequested,
    Forwarded,
    Removed,
    PartlyRemoved,
    Refused,
    AlreadyGone,
    OutOfScope,
    CounterNotice,
}

/// <summary>How a notice reaches its host.</summary>
public enum Route
{
    Mail,

    /// <summary>A person copies the fields into the host's form, its product or an envelope, and notes the confirmation.</summary>
    ByHand,
}

/// <summary>What shows that a notice was received, strongest first; the order decides which one a clock rests on.</summary>
public enum ReceiptProof
{
    None,
    Presumed,
    AcceptedByHost,
    Ticket,
    DeliveryReceipt,
}
