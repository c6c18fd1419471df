using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>Writes to her, by mail, one of the fixed neutral sentences: her rules are asked now and again when it is handed over, and nothing else can be sent to her.</summary>
public sealed class TellHer(IDbContextFactory<CaseworkDb> dbs, MailRenderer renderer, SendHerMail send, MailOptions options, CaseAccess access, TimeProvider clock)
{
    /// <returns>What her rules said; outside her hours nothing is written, and a person tries again.</returns>
    public async Task<ContactAnswer> Run(CaseId caseId, NeutralMessage message, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.AsNoTracking().SingleAsync(x => x.Id == caseId, cancellation);
        var settings = await SendHerMail.SettingsOf(db, caseId, cancellation);
        var rules = settings.Contact;
        var word = NeutralWords.Of(message, opened.Language, rules);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var answer = settings.Check(word, change.At);
        if (answer != ContactAnswer.MayLeave)
            return answer;
        // The organisation's own address would say everything: without a neutral one nothing is sent by mail.
        if (word.Channel != ContactChannel.Mail || options.NeutralAddress is not { Length: > 0 } sender)
            return ContactAnswer.OtherWay;
        var draft = new MailDraft(word.SenderName, sender, word.Address, word.Subject, word.Text)
        {
            MessageId = MailRenderer.NewMessageId(sender),
            Date = change.At,
        };
        var mail = new HerMail(caseId, (message, word), new OutgoingMail(draft.MessageId, renderer.Render(draft), sender, word.Address), change);
        db.HerMail.Add(mail);
        await db.SaveChangesAsync(cancellation);
        await send.Send(db, mail, cancellation);
        return answer;
    }
}
