using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Law.Clocks;

/// <summary>A notice that has left, of a case that is open: as much as its clocks need, and nothing sealed.</summary>
internal sealed record OpenNotice(NoticeId Id, CaseId CaseId, int Number, LetterKind Kind, HostId HostId, DateTimeOffset SentAt, ReceiptProof Proof)
{
    public required CaseReference Reference { get; init; }
    public StaffId? Advocate { get; init; }
    public string Country { get; init; } = "";

    /// <summary>When a delivery receipt came, where one did: the proof counts from then, not from our sending.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
    public NoticeAnswers Answers { get; init; } = new();

    public Recipient Towards { get; init; }

    /// <summary>The latest assessment of a proof of consent, where one was shown and refuted.</summary>
    public DateTimeOffset? ProofRefutedAt { get; init; }
}

/// <summary>What was decided about the items of a notice, and what was seen.</summary>
internal sealed record NoticeAnswers
{
    public int Total { get; init; }
    public int Gone { get; init; }
    public int Decided { get; init; }
    public int Told { get; init; }
    public DateTimeOffset? LastAt { get; init; }
    public DateTimeOffset? RefusedAt { get; init; }
    public DateTimeOffset? PartlyAt { get; init; }
    public DateTimeOffset? CounteredAt { get; init; }

    /// <summary>When the first message came that refused, or granted only a part: our own terms run from then and not from the day somebody read it.</summary>
    public DateTimeOffset? InformedAt { get; init; }

    /// <summary>When the first counter-notice reached us.</summary>
    public DateTimeOffset? CounterNoticeAt { get; init; }

    /// <summary>The first decision that may be complained about.</summary>
    public DateTimeOffset? AgainstAt => RefusedAt is null || PartlyAt < RefusedAt ? PartlyAt : RefusedAt;

    /// <summary>A total of none means that nothing was said or seen yet.</summary>
    public bool AllGone => Total > 0 && Gone >= Total;
}

internal static class OpenNotices
{
    public static async Task<IReadOnlyList<OpenNotice>> Read(CaseworkDb db, IReadOnlyList<CaseId>? only, CancellationToken cancellation)
    {
        var sent = db.Notices.Where(x => (x.Delivery == Delivery.Sent || x.Delivery == Delivery.Delivered) && x.SentAt != null);
        var receipts = db.Events.Where(x => x.Kind == CaseEventKind.NoticeDelivered && x.Notice != null);
        if (only is not null)
            (sent, receipts) = (sent.Where(x => only.Contains(x.CaseId)), receipts.Where(x => only.Contains(x.CaseId)));
        var cases = db.Cases.Where(x => x.State != CaseState.Closed && x.State != CaseState.Erased);
        var notices = await sent.Join(cases, x => x.CaseId, x => x.Id, (notice, of) =>
                new { notice.Id, notice.CaseId, notice.Number, notice.Kind, notice.HostId, notice.SentAt, notice.Proof, notice.Towards, of.Reference, of.Advocate, of.Country })
            .AsNoTracking().ToListAsync(cancellation);
        var answers = await Answers(db, sent, cancellation);
        var proofs = await Proofs(db, only, cancellation);
        var messages = await Messages(db, only, cancellation);
        var delivered = await receipts.GroupBy(x => x.Notice).Select(group => new { group.Key, At = group.Max(x => x.At) }).ToDictionaryAsync(x => x.Key ?? default, x => x.At, cancellation);
        // A consent that seems valid ends the demand: nobody is chased before somebody has spoken with her.
        return [.. notices.Where(x => proofs.GetValueOrDefault(x.Id)?.Assessment != Assessment.Valid).Select(x => new OpenNotice(x.Id, x.CaseId, x.Number, x.Kind, x.HostId, x.SentAt ?? default, x.Proof)
        {
            Reference = x.Reference, Advocate = x.Advocate, Country = x.Country, Answers = (answers.GetValueOrDefault(x.Id) ?? new()) with { InformedAt = First(messages[x.Id], counter: false), CounterNoticeAt = First(messages[x.Id], counter: true) },
            DeliveredAt = delivered.TryGetValue(x.Id, out var at) ? at : null, Towards = x.Towards,
            ProofRefutedAt = proofs.GetValueOrDefault(x.Id) is { Assessment: Assessment.ContradictsIdentity or Assessment.Forged } refuted ? refuted.At : null,
        })];
    }

    // When messages came that start a term of ours; few cases have any.
    private static async Task<ILookup<NoticeId, (HostAnswer? Answer, DateTimeOffset At)>> Messages(CaseworkDb db, IReadOnlyList<CaseId>? only, CancellationToken cancellation)
    {
        var all = db.Replies.AsNoTracking().Where(x => x.Answer == HostAnswer.NoViolation || x.Answer == HostAnswer.OutOfScope || x.Answer == HostAnswer.PartlyRemoved || x.Answer == HostAnswer.CounterNotice);
        var rows = await (only is null ? all : all.Where(x => only.Contains(x.CaseId))).Select(x => new { x.NoticeId, x.Answer, x.ReceivedAt }).ToListAsync(cancellation);
        return rows.ToLookup(x => x.NoticeId, x => (x.Answer, x.ReceivedAt));
    }

    private static DateTimeOffset? First(IEnumerable<(HostAnswer? Answer, DateTimeOffset At)> messages, bool counter) =>
        messages.Where(message => message.Answer is HostAnswer.CounterNotice == counter).Select(message => (DateTimeOffset?)message.At).Min();

    // The latest word on each demand; few cases have any.
    private static async Task<Dictionary<NoticeId, ReadProof>> Proofs(CaseworkDb db, IReadOnlyList<CaseId>? only, CancellationToken cancellation)
    {
        var all = db.Set<ProofAssessment>().AsNoTracking();
        var rows = await (only is null ? all : all.Where(x => only.Contains(x.CaseId))).Select(x => new { x.NoticeId, x.Assessment, x.At }).ToListAsync(cancellation);
        return rows.GroupBy(x => x.NoticeId).ToDictionary(group => group.Key, group => group.OrderBy(x => x.At).Select(x => new ReadProof(x.Assessment, x.At)).Last());
    }

    private sealed record ReadProof(Assessment Assessment, DateTimeOffset At);


    // Most open notices have no answer yet: only those with some word or sighting are counted through.
    private static Task<Dictionary<NoticeId, NoticeAnswers>> Answers(CaseworkDb db, IQueryable<Notice> sent, CancellationToken cancellation)
    {
        var all = db.Set<NoticeItem>().Join(db.Items, line => line.ItemId, item => item.Id, (line, item) => new { line, item });
        var answered = all.Where(x => x.line.Decision != HostDecision.None || x.item.Availability == Availability.Removed)
            .Join(sent, x => x.line.NoticeId, notice => notice.Id, (x, _) => x.line.NoticeId);
        return
        (from line in db.Set<NoticeItem>().Where(x => answered.Contains(x.NoticeId))
         join item in db.Items on line.ItemId equals item.Id
         group new { line.Decision, line.DecidedAt, item.Availability, item.LastObservedAt } by line.NoticeId into lines
         select new
         {
             lines.Key,
             Total = lines.Count(),
             Gone = lines.Count(x => x.Decision == HostDecision.Removed || x.Decision == HostDecision.AlreadyGone || x.Availability == Availability.Removed),
             Decided = lines.Count(x => x.Availability == Availability.Removed || (x.Decision != HostDecision.None && x.Decision != HostDecision.Acknowledged
                 && x.Decision != HostDecision.InfoRequested && x.Decision != HostDecision.Forwarded)),
             Told = lines.Count(x => x.Decision != HostDecision.None),
             DecidedAt = lines.Max(x => x.DecidedAt),
             SeenAt = lines.Max(x => x.LastObservedAt),
             RefusedAt = lines.Min(x => x.Decision == HostDecision.Refused || x.Decision == HostDecision.OutOfScope ? x.DecidedAt : null),
             PartlyAt = lines.Min(x => x.Decision == HostDecision.PartlyRemoved ? x.DecidedAt : null),
             CounteredAt = lines.Min(x => x.Decision == HostDecision.CounterNotice ? x.DecidedAt : null),
         })
        .ToDictionaryAsync(x => x.Key, x => new NoticeAnswers
        {
            Total = x.Total,
            Gone = x.Gone,
            Decided = x.Decided,
            Told = x.Told,
            LastAt = x.DecidedAt ?? x.SeenAt,
            RefusedAt = x.RefusedAt,
            PartlyAt = x.PartlyAt,
            CounteredAt = x.CounteredAt,
        }, cancellation);
    }
}
