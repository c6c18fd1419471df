using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Casework.Mail;

/// <summary>What a check of the mail settings found. The detail is the server's own text.</summary>
public sealed record MailCheck(bool Works, MailTrouble? Trouble = null, string Detail = "");

/// <summary>Tries the mail settings for real: sends a test to somebody on the team, opens a mailbox.</summary>
public sealed class CheckMail(IDbContextFactory<CaseworkDb> dbs, MailOptions options, IMailTransport transport, MailRenderer renderer, CaseAccess access, TimeProvider clock)
{
    public async Task<MailCheck> SendToMyself(string address, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        if (!MailOptions.IsAddress(address))
            return new MailCheck(false, MailTrouble.Other, "This is not an e-mail address.");
        // The address letters really come from: a server that lets another one send would not help.
        var own = await db.Organisations.Select(x => x.MailAddress).SingleOrDefaultAsync(cancellation) is { Length: > 0 } set ? set : options.Address;
        var id = MailRenderer.NewMessageId(own);
        var mime = renderer.Render(new MailDraft(options.SenderName, own, address, "Test / Prova", "This is a test.\n\nQuesta è una prova.\n")
        {
            MessageId = id,
            Date = clock.GetUtcNow(),
        });
        var sent = await transport.Send(new OutgoingMail(id, mime, own, address, options.ArchiveAddress) { WantsReport = false }, cancellation);
        await transport.Rest();
        return sent switch
        {
            SendResult.Accepted { Archived: false } accepted when options.ArchiveAddress is not null => new MailCheck(false, MailTrouble.ArchiveRefused, accepted.ReplyLine),
            SendResult.Accepted accepted => new MailCheck(true, null, accepted.ReplyLine),
            SendResult.NotReached trouble => new MailCheck(false, trouble.Hint, trouble.Detail),
            SendResult.RefusedPermanently refused => new MailCheck(false, MailTrouble.Other, $"{refused.Code} {refused.Text}"),
            SendResult.RefusedForNow later => new MailCheck(false, MailTrouble.Other, $"{later.Code} {later.Text}"),
            SendResult.Uncertain uncertain => new MailCheck(false, MailTrouble.ConnectionLost, uncertain.Detail),
            var other => throw new InvalidOperationException($"An unknown result of sending: {other.GetType().Name}."),
        };
    }

    public async Task<MailCheck> OpenMailbox(string name, StaffId by, CancellationToken cancellation = default)
    {
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
            await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        if (options.Mailboxes.FirstOrDefault(mailbox => mailbox.Name == name) is not { } settings)
            return new MailCheck(false, MailTrouble.NotSetUp);
        return await new Mailbox(settings).Check(cancellation) is { } trouble ? new MailCheck(false, trouble.Hint, trouble.Detail) : new MailCheck(true);
    }
}
