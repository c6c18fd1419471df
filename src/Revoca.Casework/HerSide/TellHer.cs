using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>Writes to her, by mail, one of the fixed neutral sentences: her rules are asked at the moment of sending, and nothing else can be sent to her.</summary>
public sealed class TellHer(IDbContextFactory<CaseworkDb> dbs, MailRenderer renderer, IMailTransport transport, MailOptions options, CaseAccess access, TimeProvider clock)
{
    /// <returns>What her rules said; outside her hours a person tries again, nothing waits in a queue that she cannot see.</returns>
    public async Task<ContactAnswer> Run(CaseId caseId, NeutralMessage message, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.WorkOnCase, caseId, cancellation);
        var opened = await db.Cases.AsNoTracking().SingleAsync(x => x.Id == caseId, cancellation);
        var settings = await db.HerSettings.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation) ?? HerSettings.For(caseId);
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
        // Written down first: after a crash it is told once too often in the history rather than sent twice.
        db.Events.Add(CaseEvent.Of(caseId, CaseEventKind.PersonTold, change, new EventFacts { Result = message.ToString() }));
        await db.SaveChangesAsync(cancellation);
        await transport.Send(new OutgoingMail(draft.MessageId, renderer.Render(draft), sender, word.Address), cancellation);
        return answer;
    }
}
