using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>
/// Hands a sentence to the mail server. Her rules are asked again at that moment; a busy server is asked again for four hours, within her hours only; and what
/// may have left is never sent a second time. No archive gets a copy and no report of delivery is asked for: a mailbox of ours must not say whom we write to.
/// </summary>
public sealed class SendHerMail(IDbContextFactory<CaseworkDb> dbs, IMailTransport transport, TimeProvider clock)
{
    private static readonly TimeSpan CutOff = TimeSpan.FromMinutes(15);

    /// <returns>False when nothing was due.</returns>
    public async Task<bool> Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var cutOff = now - CutOff;
        var mail = await db.HerMail.Where(x => (x.State == HerMailState.Waiting && x.Due <= now) || (x.State == HerMailState.HandedOver && x.HandedOverAt < cutOff))
            .OrderBy(x => x.Due).FirstOrDefaultAsync(cancellation);
        if (mail is null)
            return false;
        await Send(db, mail, cancellation);
        return true;
    }

    internal async Task Send(CaseworkDb db, HerMail mail, CancellationToken cancellation)
    {
        try
        {
            if (await MayLeave(db, mail, cancellation))
                await HandOver(db, mail, cancellation);
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance has it in its hands.
        }
    }

    private async Task<bool> MayLeave(CaseworkDb db, HerMail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (mail.State == HerMailState.HandedOver)
        {
            Told(db, mail, HerMailState.MayHaveLeft);
            return false;
        }

        var language = await db.Cases.Where(x => x.Id == mail.CaseId).Select(x => x.Language).SingleAsync(cancellation);
        var settings = await SettingsOf(db, mail.CaseId, cancellation);
        var word = NeutralWords.Of(mail.Message, language, settings.Contact);
        var answer = settings.Check(word, now);
        if (answer is ContactAnswer.OutsideHours or ContactAnswer.QuietDay)
            mail.Wait(now);
        else if (answer != ContactAnswer.MayLeave || HerMail.DigestOf(word) != mail.Digest)
            mail.End(HerMailState.Stopped);
        else
            return true;
        if (mail.State != HerMailState.Waiting)
            db.Events.Add(Happened(mail, CaseEventKind.PersonNotTold));
        return false;
    }

    private async Task HandOver(CaseworkDb db, HerMail mail, CancellationToken cancellation)
    {
        mail.HandOver(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        var result = await transport.Send(new OutgoingMail(mail.MessageId, mail.Mime, mail.Sender, mail.Recipient) { WantsReport = false }, cancellation);
        if (result is SendResult.Accepted)
            Told(db, mail, HerMailState.Sent);
        else if (result is SendResult.Uncertain)
            Told(db, mail, HerMailState.MayHaveLeft);
        else if (result is SendResult.RefusedPermanently)
            mail.End(HerMailState.NotSent);
        else
            mail.Wait(clock.GetUtcNow());
        if (mail.State == HerMailState.NotSent)
            db.Events.Add(Happened(mail, CaseEventKind.PersonNotTold));
    }

    internal static async Task<HerSettings> SettingsOf(CaseworkDb db, CaseId caseId, CancellationToken cancellation) =>
        await db.HerSettings.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation) ?? HerSettings.For(caseId);

    private void Told(CaseworkDb db, HerMail mail, HerMailState state)
    {
        mail.End(state);
        db.Events.Add(Happened(mail, CaseEventKind.PersonTold));
    }

    private CaseEvent Happened(HerMail mail, CaseEventKind kind)
    {
        var change = new Change(mail.AskedBy is { } staff ? Actor.Of(staff) : Actor.System, clock.GetUtcNow());
        return CaseEvent.Of(mail.CaseId, kind, change, new EventFacts { Result = mail.Message.ToString() });
    }
}
