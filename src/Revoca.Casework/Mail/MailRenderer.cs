using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Revoca.Casework.Mail.Encryption;

namespace Revoca.Casework.Mail;

/// <summary>One file that goes with a letter. The name is neutral: no subject word, no person's name.</summary>
public sealed record MailAttachment(string FileName, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>Everything a message is made of; the same draft gives the same bytes, except for a DKIM signature's own time.</summary>
public sealed record MailDraft(string SenderName, string SenderAddress, string Recipient, string Subject, string Text)
{
    public required string MessageId { get; init; }

    public required DateTimeOffset Date { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>The Message-ID this one follows, for reminders; without angle brackets.</summary>
    public string? Follows { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>The recipient's certificate in DER: text and attachments leave in an envelope only it opens, which is other bytes each time.</summary>
    public byte[]? EncryptTo { get; init; }
}

/// <summary>Turns a draft into the bytes that leave: 7-bit, CRLF, one recipient, nothing of the person in the headers.</summary>
public sealed class MailRenderer(DkimOptions? dkim = null)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly string[] SignedHeaders = ["From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Content-Type", "MIME-Version"];

    /// <summary>A new Message-ID without angle brackets, unguessable, on the domain of the sending address.</summary>
    public static string NewMessageId(string senderAddress)
    {
        ArgumentNullException.ThrowIfNull(senderAddress);
        return $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}@{senderAddress[(senderAddress.LastIndexOf('@') + 1)..]}";
    }

    /// <summary>True for an id of the form made here, on the domain of this address: what else lies in a mailbox is not ours.</summary>
    public static bool IsOurMessageId(string id, string senderAddress)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(senderAddress);
        return id.Length > 33 && id.AsSpan(0, 32).IndexOfAnyExcept(HexDigits) < 0
            && id[32] == '@' && id.AsSpan(33).Equals(senderAddress.AsSpan(senderAddress.LastIndexOf('@') + 1), StringComparison.OrdinalIgnoreCase);
    }

    public byte[] Render(MailDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var message = new MimeMessage();
        WriteHeaders(message, draft);
        message.Body = draft.EncryptTo is { } certificate ? Smime.Encrypt(Body(draft), certificate) : Body(draft);
        message.Prepare(EncodingConstraint.SevenBit);
        Sign(message, draft.SenderAddress);
        using var bytes = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        message.WriteTo(format, bytes);
        return bytes.ToArray();
    }

    private static void WriteHeaders(MimeMessage message, MailDraft draft)
    {
        message.From.Add(new MailboxAddress(HeaderText.Clean(draft.SenderName), Checked(draft.SenderAddress)));
        message.To.Add(new MailboxAddress("", Checked(draft.Recipient)));
        message.Subject = HeaderText.Clean(draft.Subject);
        message.Date = draft.Date;
        message.MessageId = Checked(draft.MessageId);
        if (draft.ReplyTo is not null)
            message.ReplyTo.Add(new MailboxAddress("", Checked(draft.ReplyTo)));
        if (draft.Follows is null)
            return;
        message.InReplyTo = Checked(draft.Follows);
        message.References.Add(draft.Follows);
    }

    private static MimeEntity Body(MailDraft draft)
    {
        var text = new TextPart("plain") { Text = draft.Text.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        if (draft.Attachments.Count == 0)
            return text;
        var body = new Multipart("mixed") { Boundary = Boundary(draft.MessageId) };
        body.Add(text);
        foreach (var attachment in draft.Attachments)
            body.Add(Part(attachment));
        return body;
    }

    private static MimePart Part(MailAttachment attachment) => new(ContentType.Parse(attachment.MediaType))
    {
        Content = new MimeContent(new MemoryStream(attachment.Content.ToArray(), writable: false)),
        ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        FileName = HeaderText.Clean(attachment.FileName, 80).Replace('/', '-').Replace('\\', '-'),
    };

    // MimeKit's own boundary is random; a letter must be the same bytes whenever it is rendered again.
    private static string Boundary(string messageId) =>
        "=_rv_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 12));

    // Another domain's mail is not ours to sign: a neutral address would be tied to the organisation by it.
    private void Sign(MimeMessage message, string sender)
    {
        if (dkim is null || !$".{sender[(sender.LastIndexOf('@') + 1)..]}".EndsWith($".{dkim.Domain}", StringComparison.OrdinalIgnoreCase))
            return;
        var signer = new DkimSigner(dkim.KeyFile, dkim.Domain, dkim.Selector, DkimSignatureAlgorithm.RsaSha256)
        {
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
        signer.Sign(message, [.. SignedHeaders.Where(name => message.Headers.Contains(name))]);
    }

    private static string Checked(string address) => MailOptions.IsAddress(address)
        ? address
        : throw new ArgumentException("An address must be a plain ASCII address: display text never stands in it.", nameof(address));
}
