using System.Text;
using MimeKit;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Mail.Classify;

/// <summary>What the rules look at, read once from a message that passed the pre-check.</summary>
internal sealed class MailFacts
{
    private const int LongestText = 64 * 1024;
    private readonly MimeMessage message;
    private string? foldedOwnText;
    private string? foldedSubject;

    public MailFacts(MimeMessage message, ReadOnlySpan<byte> raw)
    {
        this.message = message;
        Parts = [.. Walk(message.Body)];
        Text = ReadText(raw);
        Subject = message.Subject ?? "";
    }

    /// <summary>Every part of this message, but not the parts of a message inside it.</summary>
    public IReadOnlyList<MimeEntity> Parts { get; }

    public string Subject { get; }

    /// <summary>The readable text, as the message has it, at most 64 Ki characters.</summary>
    public string Text { get; }

    public string FoldedSubject => foldedSubject ??= FoldedText.Of(Subject).Trim();

    /// <summary>Folded, without quoted lines.</summary>
    public string OwnText => foldedOwnText ??= FoldedText.Of(ReplyText.Split(Text).Own);

    public MailboxAddress? From => message.From.Mailboxes.FirstOrDefault() ?? message.Sender;

    public string FromAddress => From?.Address ?? Header("From") ?? "";

    public string FromLocalPart => FromAddress.Split('@')[0].Trim(' ', '<', '"').ToLowerInvariant();

    public string FromName => FoldedText.Of(From?.Name ?? "");

    /// <summary>Addresses this message was sent to: never a failed recipient.</summary>
    public IEnumerable<string> SentTo => message.To.Mailboxes.Concat(message.Cc.Mailboxes).Select(mailbox => mailbox.Address);

    public string? Header(string name) => message.Headers[name]?.Trim();

    public bool Has(string name) => message.Headers.Contains(name);

    public string Top => message.Body?.ContentType.MimeType.ToLowerInvariant() ?? "text/plain";

    /// <summary>The report-type of a multipart/report, in lower case, wherever it stands outside an inner message.</summary>
    public string? ReportType => Parts.Prepend(message.Body)
        .Where(part => part?.ContentType.IsMimeType("multipart", "report") == true)
        .Select(part => part?.ContentType.Parameters["report-type"]?.ToLowerInvariant()).FirstOrDefault(type => type is not null);

    /// <summary>True when the envelope sender is empty, as it is for every machine that must not be answered.</summary>
    public bool HasNullSender => Header("Return-Path") is { } path && path.Replace(" ", "", StringComparison.Ordinal) is "<>" or "";

    public bool IsAnswer => Has("In-Reply-To") || Has("References");

    public IEnumerable<MimePart> PartsOf(params string[] types) => Parts.OfType<MimePart>().Where(part => types.Contains(part.ContentType.MimeType, StringComparer.OrdinalIgnoreCase));

    /// <summary>The decoded text of a part, whatever its charset claims.</summary>
    public static string TextOf(MimePart part)
    {
        if (part is TextPart text)
            return Cut(text.Text ?? "");
        if (part.Content is null)
            return "";
        using var bytes = new MemoryStream();
        part.Content.DecodeTo(bytes);
        return Cut(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private string ReadText(ReadOnlySpan<byte> raw)
    {
        var texts = Parts.OfType<TextPart>().Where(part => !part.IsAttachment).ToList();
        var plain = string.Join('\n', texts.Where(part => part.IsPlain).Select(TextOf).Where(text => text.Trim().Length > 0).Take(3));
        if (plain.Length > 0)
            return Cut(plain);
        var html = texts.Where(part => part.IsHtml).Select(TextOf).FirstOrDefault(text => text.Trim().Length > 0);
        if (html is not null)
            return PlainText.FromHtml(html);
        if (Parts.OfType<MimePart>().Any(part => part is not TextPart))
            return "";
        // Broken MIME: no part could be found, so the body is read as it stands.
        var body = raw[Math.Min(raw.Length, MailPreCheck.HeaderLength(raw))..];
        return Encoding.Latin1.GetString(body[..Math.Min(body.Length, LongestText)]);
    }

    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;

    private static IEnumerable<MimeEntity> Walk(MimeEntity? entity)
    {
        if (entity is not Multipart parts)
            return entity is null ? [] : [entity];
        return parts.Where(part => part is not null).SelectMany(part => Walk(part)).Prepend(parts);
    }
}
