using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>Changes one notice: what the letter is, whom it goes to, or that it does not go. Each change is one verb of the notice.</summary>
public sealed class ChangeNotice(IDbContextFactory<CaseworkDb> dbs, CaseAccess access, TimeProvider clock)
{
    public Task Redirect(CaseId caseId, NoticeId id, NoticeTarget target, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Run((caseId, id, by), "", (notice, change) => notice.Redirect(target.Route, target.Address, change), cancellation);
    }

    public Task Recast(CaseId caseId, NoticeId id, NoticeCast cast, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cast);
        return Run((caseId, id, by), "", (notice, change) => notice.Recast(cast.Kind, cast.Language, cast.Identity, change), cancellation);
    }

    /// <summary>Makes it a copyright notice, once somebody said who pressed the shutter.</summary>
    public Task ClaimCopyright(CaseId caseId, NoticeId id, CopyrightClaim claim, StaffId by, CancellationToken cancellation = default) =>
        Run((caseId, id, by), "", (notice, change) => notice.ClaimCopyright(claim, change), cancellation);

    /// <summary>Says which decision of the host a complaint is about.</summary>
    public Task Contest(CaseId caseId, NoticeId id, HostDecisionFacts decision, StaffId by, CancellationToken cancellation = default) =>
        Run((caseId, id, by), "", (notice, change) => notice.Contest(decision, change), cancellation);

    /// <summary>Decides that the letter leaves although mandatory elements are missing; the reason is kept.</summary>
    public Task AcceptMissing(CaseId caseId, NoticeId id, MissingAccepted accepted, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        return Run((caseId, id, by), accepted.Why, (notice, change) => notice.AcceptMissing(accepted.Elements, change), cancellation);
    }

    /// <summary>Decides that the letter leaves unsigned where the certificate cannot sign; the reason is kept.</summary>
    public Task AcceptUnsigned(CaseId caseId, NoticeId id, string why, StaffId by, CancellationToken cancellation = default) =>
        Run((caseId, id, by), why, (notice, change) => notice.AcceptUnsigned(change), cancellation);

    public Task AskApproval(CaseId caseId, NoticeId id, StaffId by, CancellationToken cancellation = default) =>
        Run((caseId, id, by), "", (notice, change) => notice.AskApproval(change), cancellation);

    public Task Withdraw(CaseId caseId, NoticeId id, string why, StaffId by, CancellationToken cancellation = default) =>
        Run((caseId, id, by), why, (notice, change) => notice.Withdraw(change), cancellation);

    /// <param name="caseId">The case.</param>
    /// <param name="id">A notice that goes by hand and was approved.</param>
    /// <param name="confirmation">The host's confirmation or ticket number; empty when it gave none.</param>
    /// <param name="by">Who filled in the form.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task ConfirmSubmission(CaseId caseId, NoticeId id, string confirmation, StaffId by, CancellationToken cancellation = default) =>
        Run((caseId, id, by), "", (notice, change) => notice.RecordSubmitted(confirmation, change), cancellation);

    public Task RecordDecision(CaseId caseId, NoticeId id, ItemDecision decided, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(decided);
        return Run((caseId, id, by), decided.Why, (notice, change) => notice.RecordDecision(decided.Item, decided.Decision, change), cancellation);
    }

    private async Task Run((CaseId Case, NoticeId Notice, StaffId By) which, string why, Func<Notice, Change, CaseEvent> verb, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, which.By, DeskAct.WorkOnCase, which.Case, cancellation);
        var notice = await db.Notices.SingleAsync(x => x.CaseId == which.Case && x.Id == which.Notice, cancellation);
        db.Events.Add(verb(notice, new Change(Actor.Of(which.By), clock.GetUtcNow(), why)));
        if (notice.Delivery == Delivery.Withdrawn && await db.Outbox.SingleOrDefaultAsync(x => x.NoticeId == notice.Id, cancellation) is { } mail)
            mail.Finish("withdrawn", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}

public sealed record NoticeTarget(Route Route, string Address);

public sealed record NoticeCast(LetterKind Kind, Language Language, IdentityLevel Identity);

/// <param name="Elements">Each as basis/key, as the validity check names them.</param>
/// <param name="Why">Why it leaves without them.</param>
public sealed record MissingAccepted(IReadOnlyList<string> Elements, string Why);

public sealed record ItemDecision(ItemId Item, HostDecision Decision, string Why = "");
