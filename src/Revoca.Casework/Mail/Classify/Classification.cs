namespace Revoca.Casework.Mail.Classify;

/// <summary>What an incoming message is. Only an <see cref="Reply"/> may carry a host's decision.</summary>
public enum MailClass
{
    Bounce,
    Delayed,
    AutoReply,
    AbuseReport,
    Reply,
    Other,
}

/// <summary>The verdict on one message. Message ids stand without angle brackets; status is an enhanced code such as 5.1.1.</summary>
public sealed record Classification(MailClass Class)
{
    /// <summary>True: the address is dead or refuses for good; false: it may work later; null: nothing was refused.</summary>
    public bool? Hard { get; init; }

    /// <summary>The addresses that failed or are delayed, as the report writes them.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public string? Status { get; init; }

    public string? Diagnostic { get; init; }

    public string? OriginalMessageId { get; init; }

    /// <summary>The word used on the command line and in the database.</summary>
    public string Word => Class switch
    {
        MailClass.Bounce => "bounce",
        MailClass.Delayed => "delayed",
        MailClass.AutoReply => "auto-reply",
        MailClass.AbuseReport => "abuse-report",
        MailClass.Reply => "reply",
        MailClass.Other => "other",
        _ => throw new InvalidOperationException($"{Class} has no word."),
    };
}
