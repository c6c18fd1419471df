namespace Revoca.Casework.Mail.Inbox;

/// <summary>One message taken apart: text only, addresses, what it refers to. Made by the reading process, which alone parses MIME.</summary>
public sealed record ReadMail
{
    /// <summary>The verdict's word, as in mail classify.</summary>
    public required string Class { get; init; }

    public bool? Hard { get; init; }

    public IReadOnlyList<string> Recipients { get; init; } = [];

    public string? Status { get; init; }

    public string? Diagnostic { get; init; }

    /// <summary>True for a report that the message reached the mailbox (RFC 3464 action "delivered").</summary>
    public bool Delivered { get; init; }

    public string From { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>Every Message-ID it refers to, without angle brackets.</summary>
    public IReadOnlyList<string> RefersTo { get; init; } = [];

    /// <summary>Every address it was sent or delivered to.</summary>
    public IReadOnlyList<string> SentTo { get; init; } = [];

    /// <summary>The Authentication-Results headers, topmost first, untouched.</summary>
    public IReadOnlyList<string> AuthenticationResults { get; init; } = [];

    public IReadOnlyList<ReadAttachment> Attachments { get; init; } = [];
}

/// <summary>One attachment. Its content stays in the raw message until a person asks for it.</summary>
public sealed record ReadAttachment(string FileName, string MediaType, int Size, string Sha256);

/// <summary>Takes a raw message apart. Null: it could not be read, and reading it again would not help.</summary>
public interface IMailReader
{
    Task<ReadMail?> Read(ReadOnlyMemory<byte> raw, CancellationToken cancellation);

    /// <summary>The content of one attachment, or null.</summary>
    Task<byte[]?> Attachment(ReadOnlyMemory<byte> raw, int index, CancellationToken cancellation);
}
