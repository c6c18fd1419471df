using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Revoca.Casework.Consents;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Mail.Encryption;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.Team;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>Approves notices and puts them in the outbox. Gate, letter, mail bytes, outbox row and event are one transaction each; the letter is signed
/// just before it, since a time-stamp authority may take its time, and what was signed must still be what the case says.</summary>
public sealed class ApproveNotices(IDbContextFactory<CaseworkDb> dbs, NoticePapers papers, LetterSigner signer, CaseAccess access, TimeProvider clock)
{
    public async Task<IReadOnlyList<Approval>> Run(CaseId caseId, IReadOnlyList<NoticeId> notices, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(notices);
        var links = 0;
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
        {
            await access.Require(db, by, DeskAct.ApproveNotice, caseId, cancellation);
            links = await db.Set<NoticeItem>().CountAsync(line => notices.Contains(line.NoticeId), cancellation);
        }

        var approvals = new List<Approval>();
        foreach (var id in notices.Distinct())
            approvals.Add(await One(caseId, id, by, links, cancellation));
        return approvals;
    }

    private async Task<Approval> One(CaseId caseId, NoticeId id, StaffId by, int links, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (paper, signed) = await Signed(caseId, id, now, cancellation);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var notice = await db.Notices.SingleAsync(x => x.CaseId == caseId && x.Id == id, cancellation);
        if (!notice.CanBeChanged)
            return new Approval(id, ApprovalOutcome.AlreadyDecided);
        if (notice.Address.Length == 0)
            return new Approval(id, ApprovalOutcome.NoRecipient);
        var organisation = await db.Organisations.SingleAsync(cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        if (!opened.Allows(CaseVerb.Send))
            return new Approval(id, ApprovalOutcome.CaseNotActive);
        var fourEyes = await db.FourEyesHold(cancellation);
        if (fourEyes && (notice.NeedsSecondPerson || links > Notice.MostLinksAlone) && !notice.IsSecondPerson(by))
            return new Approval(id, ApprovalOutcome.SecondPersonNeeded);
        var gate = await Gate.Ask(db, notice, now, cancellation);
        if (!gate.IsOpen)
            return new Approval(id, ApprovalOutcome.GateClosed) { Gate = gate };
        var current = await papers.Word(db, notice, now, cancellation);
        if (ApprovalCheck.Refusal(notice, current.Validity) is { } refused)
            return refused;
        if (!current.SaysTheSameAs(paper))
            return new Approval(id, ApprovalOutcome.CaseChanged);
        if (!signed.IsAsWanted && !notice.UnsignedAccepted)
            return new Approval(id, ApprovalOutcome.NotSigned) { Signing = signed.State };
        var key = notice.Route == Route.Mail ? await KeepContactKey.Find(db, notice.Address, cancellation) : null;
        if (key?.IsValidAt(now) == false)
            return new Approval(id, ApprovalOutcome.KeyExpired);
        var mail = notice.Route == Route.Mail ? papers.Mail(notice, paper, organisation, key, now) : null;
        var letter = new ApprovedLetter(Convert.ToHexStringLower(SHA256.HashData(paper.Pdf)), paper.WrittenWith, mail?.MessageId ?? "") { Missing = paper.Validity.Missing };
        if (letter.Missing.Count > 0) // domain rule 8: an incomplete request starts no term
            db.Add(ClockFact.Record(caseId, new ClockSubject(id), ClockFactKind.FoundIncomplete, now, new Change(Actor.Of(by), now, string.Join('\n', letter.Missing))));
        db.Events.Add(notice.Approve(letter, fourEyes, new Change(Actor.Of(by), now)));
        db.Papers.Add(new NoticePaper(notice, paper.Pdf, paper.Mail.Body, now).Signed(signed));
        if (mail is not null)
            db.Outbox.Add(new OutboxMail(notice, mail.Mime, mail.Sender, now) { Plain = mail.Plain, EncryptedTo = mail.EncryptedTo });
        if (!await Saved(db, transaction, cancellation))
            return new Approval(id, ApprovalOutcome.AlreadyDecided);
        return new Approval(id, notice.Route == Route.Mail ? ApprovalOutcome.Queued : ApprovalOutcome.ReadyToSubmit);
    }

    // Two clicks at once: one of them has queued it. One notice leaves.
    private static async Task<bool> Saved(CaseworkDb db, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task<(Paper Paper, SignedPaper Signed)> Signed(CaseId caseId, NoticeId id, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var notice = await db.Notices.SingleAsync(x => x.CaseId == caseId && x.Id == id, cancellation);
        var paper = await papers.Write(db, notice, now, cancellation);
        var signed = await signer.Sign(paper.Pdf, cancellation);
        return (paper with { Pdf = signed.Pdf }, signed);
    }
}

public enum ApprovalOutcome
{
    /// <summary>It is in the outbox.</summary>
    Queued,

    /// <summary>It goes by hand: the fields are ready to be copied.</summary>
    ReadyToSubmit,

    AlreadyDecided,
    CaseNotActive,
    GateClosed,
    LetterIncomplete,

    /// <summary>Mandatory elements are missing and nobody decided to send without them.</summary>
    ElementsMissing,

    /// <summary>A rule forbids this letter: its law is not in force, the term is not over, the language only explains, a name stands in the subject.</summary>
    LetterForbidden,

    /// <summary>A copyright notice, and nobody said who pressed the shutter.</summary>
    CopyrightUnanswered,

    /// <summary>The known recipient is too old to be trusted: look it up and fill it in.</summary>
    NoRecipient,
    SecondPersonNeeded,

    /// <summary>The certificate cannot sign it, and nobody decided that it may leave unsigned.</summary>
    NotSigned,

    /// <summary>The recipient's certificate has run out: it is renewed or removed first, for a letter never leaves in clear in silence.</summary>
    KeyExpired,

    /// <summary>The case changed while the letter was being signed: it must be looked at again.</summary>
    CaseChanged,
}

/// <summary>What became of one approval.</summary>
public sealed record Approval(NoticeId Notice, ApprovalOutcome Outcome)
{
    /// <summary>What the gate said, when it is closed.</summary>
    public GateAnswer? Gate { get; init; }

    /// <summary>What the letter lacks, when it is incomplete.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>What forbids the letter, when a rule does.</summary>
    public ProblemKind? Problem { get; init; }

    /// <summary>Why it could not be signed.</summary>
    public SigningState? Signing { get; init; }
}
