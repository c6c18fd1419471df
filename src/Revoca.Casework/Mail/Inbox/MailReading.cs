using System.Security.Cryptography;
using MimeKit;
using Revoca.Casework.Mail.Classify;

namespace Revoca.Casework.Mail.Inbox;

/// <summary>Reads in this process. Only the verb mail read-one and tests do: the serving process has <see cref="ChildMailReader"/> do it.</summary>
public sealed class MailReading : IMailReader
{
    private const int LongestText = 64 * 1024;
    private const string Encrypted = "This message is encrypted: its content is among the attachments. / Questo messaggio è cifrato: il contenuto è tra gli allegati.";

    public Task<ReadMail?> Read(ReadOnlyMemory<byte> raw, CancellationToken cancellation) => Task.FromResult(Read(raw.Span));

    public Task<byte[]?> Attachment(ReadOnlyMemory<byte> raw, int index, CancellationToken cancellation) => Task.FromResult(Attachment(raw.Span, index));

    public static ReadMail? Read(ReadOnlySpan<byte> file)
    {
        var raw = MailPreCheck.WithoutWrapping(file);
        if (MailPreCheck.Fault(raw) is not null || Load(raw) is not { } message)
            return null;
        using (message)
        {
            var facts = new MailFacts(message, raw);
            var verdict = MailClassifier.Judge(facts);
            return new ReadMail
            {
                Class = verdict.Word,
                Hard = verdict.Hard,
                Recipients = verdict.Recipients,
                Status = verdict.Status,
                Diagnostic = verdict.Diagnostic,
                Delivered = verdict.Class == MailClass.Other && DeliveryReport.SaysDelivered(facts),
                From = facts.FromAddress,
                Subject = HeaderText.Clean(facts.Subject, 300),
                Text = facts.Text.Length == 0 && IsEncrypted(message) ? Encrypted : Shown(facts.Text),
                RefersTo = [.. Ids(message, verdict)],
                SentTo = [.. Addresses(message, facts)],
                AuthenticationResults = [.. message.Headers.Where(header => header.Id == HeaderId.AuthenticationResults).Select(header => header.Value)],
                Attachments = [.. Files(message).Select(Describe)],
            };
        }
    }

    public static byte[]? Attachment(ReadOnlySpan<byte> file, int index)
    {
        var raw = MailPreCheck.WithoutWrapping(file);
        if (MailPreCheck.Fault(raw) is not null || Load(raw) is not { } message)
            return null;
        using (message)
            return Files(message).ElementAtOrDefault(index) is { } part ? Content(part) : null;
    }

    private static MimeMessage? Load(ReadOnlySpan<byte> raw)
    {
        try
        {
            using var source = new MemoryStream(raw.ToArray(), writable: false);
            return MimeMessage.Load(MailClassifier.Parsing, source);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsEncrypted(MimeMessage message) =>
        message.Body?.ContentType is { } type && (type.IsMimeType("multipart", "encrypted") || type.IsMimeType("application", "pkcs7-mime") || type.IsMimeType("application", "x-pkcs7-mime"));

    // Bidi and other invisible characters could show a reader something else than what was written.
    private static string Shown(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => HeaderText.Clean(line, 4_000));
        var shown = string.Join('\n', lines);
        return shown.Length > LongestText ? shown[..LongestText] : shown;
    }

    private static IEnumerable<string> Ids(MimeMessage message, Classification verdict) =>
        new[] { verdict.OriginalMessageId, message.InReplyTo }.Concat(message.References).OfType<string>().Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).Take(50);

    private static IEnumerable<string> Addresses(MimeMessage message, MailFacts facts) =>
        facts.SentTo.Concat(new[] { "Delivered-To", "X-Original-To", "Envelope-To" }.Select(name => facts.Header(name)?.Trim('<', '>', ' ')).OfType<string>())
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(50);

    private static IEnumerable<MimePart> Files(MimeMessage message) =>
        message.BodyParts.OfType<MimePart>().Where(part => part.IsAttachment || part is not TextPart).Where(part => part is not (MessageDeliveryStatus or MessageFeedbackReport or MessageDispositionNotification)).Take(100);

    private static ReadAttachment Describe(MimePart part)
    {
        var content = Content(part);
        return new ReadAttachment(HeaderText.Clean(part.FileName ?? "", 120), part.ContentType.MimeType, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static byte[] Content(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
