using MimeKit;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Says what one raw message is. Never throws: whatever cannot be read is <see cref="MailClass.Other"/> with the reason as diagnostic.</summary>
public static class MailClassifier
{
    internal static readonly ParserOptions Parsing = new() { MaxMimeDepth = 64 };

    /// <summary>The rules in the order of their certainty; the first that recognises the message decides.</summary>
    private static readonly Func<MailFacts, Classification?>[] Rules =
    [
        FeedbackReport.Read, CertifiedMail.Read, DeliveryReport.Read, ReturnedMail.Read, AutomaticReply.Read, Answer.Read,
    ];

    public static Classification Classify(ReadOnlySpan<byte> file)
    {
        var raw = MailPreCheck.WithoutWrapping(file);
        if (MailPreCheck.Fault(raw) is { } fault)
            return new Classification(MailClass.Other) { Diagnostic = fault };
        try
        {
            using var source = new MemoryStream(raw.ToArray(), writable: false);
            using var message = MimeMessage.Load(Parsing, source);
            return Judge(new MailFacts(message, raw));
        }
#pragma warning disable CA1031 // One hostile message must never stop the others; what went wrong is in the line.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Classification(MailClass.Other) { Diagnostic = $"not readable as a message ({e.GetType().Name})" };
        }
#pragma warning restore CA1031
    }

    internal static Classification Judge(MailFacts facts) =>
        Rules.Select(rule => rule(facts)).FirstOrDefault(verdict => verdict is not null) ?? new Classification(MailClass.Other);
}
