using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Holidays;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Ladder;

/// <summary>Proposes each rung whose time has come, once. Sends nothing: a human takes, skips or snoozes what is proposed.</summary>
public sealed class CheckClocks(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, AuditLog log, TimeProvider clock)
{
    private const int Chunk = 500;

    /// <returns>How many steps were newly proposed.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var proposed = 0;
        foreach (var chunk in (await Due(now, cancellation)).Chunk(Chunk))
            proposed += await Save(chunk, cancellation);
        return proposed;
    }

    private async Task<List<LadderStep>> Due(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var notices = await OpenNotices.Read(db, null, cancellation);
        var facts = (await db.Set<ClockFact>().AsNoTracking().Where(x => x.NoticeId != null).ToListAsync(cancellation)).ToLookup(fact => fact.NoticeId);
        var known = await Known(db, cancellation);
        var organisation = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(cancellation);
        var quiet = new QuietDays(
            TimeZoneInfo.FindSystemTimeZoneById(organisation?.Zone ?? "UTC"),
            HolidayTables.Find(organisation?.Country ?? "") is { } table ? WorkingCalendar.Of([table.Country]) : WorkingCalendar.WeekendsOnly);
        var closed = (organisation?.ClosedOn ?? []).SelectMany(span => span.Days).ToHashSet();
        var hers = (await db.HerSettings.AsNoTracking().ToListAsync(cancellation)).Where(settings => settings.Quiet.Count > 0)
            .ToDictionary(settings => settings.CaseId, settings => settings.Quiet.SelectMany(span => span.Days).Concat(closed).ToHashSet());
        var clocks = new NoticeClocks(hosts);
        // Nobody is reminded to write to a person once more: that is decided each time anew.
        return [.. notices.Where(notice => notice.Towards != Recipient.Uploader).GroupBy(notice => (notice.CaseId, notice.HostId)).SelectMany(group =>
        {
            var decided = known[group.Key].ToList();
            var ladder = Facts([.. group], notice => [.. clocks.Of(notice, facts[notice.Id])], decided) with { Quiet = quiet with { Days = hers.GetValueOrDefault(group.Key.CaseId) ?? closed } };
            return EscalationLadder.Propose(ladder)
                .Where(step => step.At <= now && !EscalationLadder.IsUntimed(step.Rung) && !decided.Exists(row => row.Key == step.Key))
                .Select(step => LadderStep.Propose(group.Key.CaseId, group.Key.HostId, step, now));
        })];
    }

    private LadderFacts Facts(List<OpenNotice> notices, Func<OpenNotice, IReadOnlyList<Clock>> clocks, List<KnownStep> known) => new()
    {
        Since = notices.Min(notice => notice.SentAt),
        StillLive = notices.Exists(notice => !notice.Answers.AllGone),
        UpstreamFirst = hosts.TryGet(notices[0].HostId, out var host) && host.EscalateUpstreamFirst,
        InItaly = notices[0].Country == "IT",
        InAustralia = notices[0].Country == "AU",
        Decisions = [.. known.Select(row => row.Decided).OfType<DecidedStep>()],
        Notices = [.. notices.Where(notice => NoticeLaws.Of(notice.Kind) is not null && !notice.Answers.AllGone).Select(notice =>
            new LadderNotice(notice.Id.Value.ToString("N"), NoticeLaws.Of(notice.Kind) ?? throw new InvalidOperationException("Filtered above."), notice.SentAt)
            {
                Clocks = clocks(notice),
                Answer = (notice.Answers.RefusedAt ?? notice.ProofRefutedAt) is not null ? Answer.Refused : notice.Answers.Told > 0 ? Answer.Acknowledged : Answer.None,
                AnsweredAt = notice.Answers.RefusedAt ?? notice.ProofRefutedAt,
                PartlyAt = notice.Answers.PartlyAt,
                ProofRefuted = notice.ProofRefutedAt is not null,
            })],
    };

    private static async Task<ILookup<(CaseId, HostId), KnownStep>> Known(CaseworkDb db, CancellationToken cancellation)
    {
        var rows = await db.Set<LadderStep>().AsNoTracking()
            .Select(x => new { x.CaseId, x.HostId, x.Rung, x.NoticeKey, x.State, x.DecidedAt, x.Until }).ToListAsync(cancellation);
        return rows.ToLookup(x => (x.CaseId, x.HostId), x =>
        {
            var key = new StepKey(x.Rung, x.NoticeKey);
            return new KnownStep(key, x is { State: LadderStepState.Taken, DecidedAt: { } at } ? new DecidedStep(key, StepDecision.Taken, at) : null);
        });
    }

    // Another worker may have proposed the same rung a moment ago: the unique key refuses the second row, and the rows are tried one by one.
    private async Task<int> Save(LadderStep[] steps, CancellationToken cancellation)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            db.AddRange(steps);
            log.ActFor(db, AuditActor.System);
            await db.SaveChangesAsync(cancellation);
            return steps.Length;
        }
        catch (DbUpdateException) when (steps.Length > 1)
        {
            var saved = 0;
            foreach (var step in steps)
                saved += await Save([step], cancellation);
            return saved;
        }
        catch (DbUpdateException)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var step = steps[0];
            if (await db.Set<LadderStep>().AnyAsync(x => x.CaseId == step.CaseId && x.HostId == step.HostId && x.Rung == step.Rung && x.NoticeKey == step.NoticeKey, cancellation))
                return 0;
            throw;
        }
    }

    private sealed record KnownStep(StepKey Key, DecidedStep? Decided);
}
