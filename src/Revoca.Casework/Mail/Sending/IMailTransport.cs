namespace Revoca.Casework.Mail;

/// <summary>Hands one message to the outside, once. The world's refusals are results; only a programming error throws.</summary>
public interface IMailTransport
{
    Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation);

    /// <summary>Nothing more is to be sent for now: a connection kept for the next message is given back.</summary>
    Task Rest() => Task.CompletedTask;
}

/// <summary>One message to one host, rendered once; every try sends exactly these bytes. The archive is a second RCPT TO and never a header.</summary>
public sealed record OutgoingMail(string MessageId, ReadOnlyMemory<byte> Mime, string EnvelopeFrom, string Recipient, string? ArchiveRecipient = null)
{
    /// <summary>Servers are asked to report delivery. Not for a test to ourselves, whose report would wait in the pen, and never for a message to her.</summary>
    public bool WantsReport { get; init; } = true;
}
