using Revoca.Casework.Consents;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Logos;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Encryption;
using Revoca.Casework.Storage;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Typesetting;

namespace Revoca.Casework.Notices;

/// <summary>Puts a notice's letter on paper: PDF, plain text, and the mail that carries both.</summary>
public sealed class NoticePapers(NoticeLetters letters, HostDirectory hosts, Letterhead head, IPdfEngine engine, MailRenderer renderer, ReplyAddresses replies)
{
    internal async Task<Paper> Write(CaseworkDb db, Notice notice, DateTimeOffset at, CancellationToken cancellation) =>
        Set(await Word(db, notice, at, cancellation));

    /// <summary>The letter and its check without its page, for asking whether it still says the same.</summary>
    internal async Task<Paper> Word(CaseworkDb db, Notice notice, DateTimeOffset at, CancellationToken cancellation)
    {
        var letter = await letters.Write(db, notice, at, cancellation);
        var channel = NoticeChannels.Of(hosts.TryGet(notice.HostId, out var host) ? host : null, notice, await Gate.ItemsOf(db, notice, cancellation));
        var validity = LetterCheck.By(letter, NoticeChannels.RouteOf(channel, notice));
        return new Paper(letter, [], LetterMail.Of(letter), $"{letter.Template.Sha256[..12]}/{engine.Version}", []) { Validity = validity, Channel = channel };
    }

    private Paper Set(Paper paper)
    {
        var set = engine.Render(LetterDocument.Of(paper.Letter, head.Logo));
        return paper with { Pdf = set.Bytes, Warnings = set.Warnings };
    }

    /// <param name="notice">The letter's notice.</param>
    /// <param name="paper">The letter.</param>
    /// <param name="organisation">Who writes.</param>
    /// <param name="key">The recipient's certificate; null: the letter leaves in clear.</param>
    /// <param name="at">Its date.</param>
    internal RenderedMail Mail(Notice notice, Paper paper, Organisation organisation, ContactKey? key, DateTimeOffset at)
    {
        var messageId = MailRenderer.NewMessageId(organisation.MailAddress);
        var reply = replies.For(organisation.MailAddress);
        var token = reply.TokenFor(notice.Id.Value);
        var draft = new MailDraft(organisation.Name, organisation.MailAddress, notice.Address, paper.Mail.Subject, paper.Mail.Body)
        {
            MessageId = messageId,
            Date = at,
            ReplyTo = reply.ReplyTo(token),
            Attachments = [new MailAttachment($"{paper.Letter.Reference}.pdf", "application/pdf", paper.Pdf), .. LetterItemFiles.Of(paper.Letter)],
        };
        var plain = renderer.Render(draft);
        return key is null
            ? new RenderedMail(messageId, reply.EnvelopeFrom(token), plain)
            : new RenderedMail(messageId, reply.EnvelopeFrom(token), renderer.Render(draft with { EncryptTo = key.Certificate })) { Plain = plain, EncryptedTo = key.Sha256 };
    }
}

/// <summary>A letter with its faces. <see cref="Warnings"/> is what the typesetter could not set as asked.</summary>
public sealed record Paper(Letter Letter, byte[] Pdf, LetterMail Mail, string WrittenWith, IReadOnlyList<TypesettingWarning> Warnings)
{
    /// <summary>True when the text, the items and the recipient are the other's; a footer may differ.</summary>
    internal bool SaysTheSameAs(Paper other) => Mail == other.Mail && Letter.Recipient == other.Letter.Recipient;

    public required LetterValidity Validity { get; init; }

    /// <summary>The directory's entry for the recipient, or null for one that was typed.</summary>
    public Channel? Channel { get; init; }
}

internal sealed record RenderedMail(string MessageId, string Sender, byte[] Mime)
{
    /// <summary>The same message before it was encrypted; empty when it leaves in clear.</summary>
    public byte[] Plain { get; init; } = [];

    /// <summary>The fingerprint of the certificate; empty when it leaves in clear.</summary>
    public string EncryptedTo { get; init; } = "";
}
