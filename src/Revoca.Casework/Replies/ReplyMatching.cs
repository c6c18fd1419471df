using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

/// <summary>What ties a message to a notice, or why it is held back.</summary>
internal sealed record Matched(Notice Notice, ReplyMatch By);

/// <summary>Finds the notice a message belongs to: by unguessable evidence and a plausible sender, never by its subject (domain rule 4).</summary>
internal sealed class ReplyMatching(HostDirectory hosts, PublicSuffixes suffixes)
{
    /// <returns>The safe match, or null with a hint for the person who looks into the holding pen.</returns>
    public async Task<(Matched? Match, NoticeId? Hint)> Find(CaseworkDb db, ReadMail mail, SenderCheck sender, CancellationToken cancellation)
    {
        var tokens = mail.SentTo.Select(ReplyAddress.TokenIn).OfType<string>().Distinct().ToList();
        var byToken = tokens.Count == 0 ? [] : await db.Outbox.Where(x => tokens.Contains(x.ReplyToken)).Select(x => x.NoticeId).ToListAsync(cancellation);
        var ids = mail.RefersTo.ToList();
        var byId = ids.Count == 0 ? [] : await db.Notices.Where(x => ids.Contains(x.MessageId) && x.MessageId != "").Select(x => x.Id).ToListAsync(cancellation);
        var found = byId.Union(byToken).ToList();
        if (found.Count != 1)
            return (null, found.Count > 0 ? found[0] : await HintOf(db, mail.Subject, cancellation));
        var notice = await db.Notices.SingleAsync(x => x.Id == found[0], cancellation);
        var by = byId.Count > 0 ? ReplyMatch.MessageId : ReplyMatch.SecretAddress;
        var plausible = IsReport(mail) ? byToken.Count > 0 && (byId.Count > 0 || mail.RefersTo.Count == 0) : IsPlausible(notice, mail.From);
        return sender != SenderCheck.Failed && plausible && notice.MayHaveLeft ? (new Matched(notice, by), null) : (null, notice.Id);
    }

    /// <summary>Bounces come from whatever server gave up; they must reach the secret envelope address instead.</summary>
    public static bool IsReport(ReadMail mail) => mail.Class is "bounce" or "delayed" or "abuse-report" || mail.Delivered;

    // The same registrable domain as the address we wrote to, or one of the host's own: a look-alike has neither.
    private bool IsPlausible(Notice notice, string from)
    {
        var domain = AuthenticationResults.DomainOf(from);
        if (suffixes.RegistrableDomain(domain) is not { } sender)
            return domain.Length > 0 && domain == AuthenticationResults.DomainOf(notice.Address);
        if (sender == suffixes.RegistrableDomain(AuthenticationResults.DomainOf(notice.Address)))
            return true;
        return hosts.TryGet(notice.HostId, out var host) && host.Domains.Any(own => suffixes.RegistrableDomain(own) == sender);
    }

    // A reference in a subject is known to everybody who ever saw a letter: a hint and no more.
    private static async Task<NoticeId?> HintOf(CaseworkDb db, string subject, CancellationToken cancellation)
    {
        foreach (var word in subject.Split([' ', '/', '[', ']', '(', ')', ':', ',', '#'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.StartsWith("RV-", StringComparison.OrdinalIgnoreCase) || !CaseReference.TryParse(word, out var reference))
                continue;
            var id = await db.Cases.Where(x => x.Reference == reference).Select(x => (CaseId?)x.Id).SingleOrDefaultAsync(cancellation);
            return id is null ? null : await db.Notices.Where(x => x.CaseId == id).OrderByDescending(x => x.Number).Select(x => (NoticeId?)x.Id).FirstOrDefaultAsync(cancellation);
        }

        return null;
    }
}
