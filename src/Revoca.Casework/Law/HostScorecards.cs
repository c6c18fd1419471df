using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Law;

/// <summary>How hosts behaved in our own cases. What fewer than five cases say stays in the house.</summary>
public sealed class HostScorecards(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    public async Task<IReadOnlyList<HostScorecard>> Run(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadFigures, cancellation);
        var notices = await db.Notices.AsNoTracking()
            .Where(x => x.SentAt != null && (x.Delivery == Delivery.Sent || x.Delivery == Delivery.Delivered || x.Delivery == Delivery.Bounced))
            .Select(x => new { x.Id, x.CaseId, x.HostId, SentAt = x.SentAt ?? default, x.Delivery }).ToListAsync(cancellation);
        var told = (await db.Events.AsNoTracking().Where(x => x.Kind == CaseEventKind.HostDecided && x.Notice != null)
            .Select(x => new { x.Notice, x.At, x.Result }).ToListAsync(cancellation)).ToLookup(x => x.Notice);
        // The message counts and not the day on which somebody read it.
        var messages = (await db.Replies.AsNoTracking().Where(x => x.Answer == HostAnswer.Removed || x.Answer == HostAnswer.PartlyRemoved || x.Answer == HostAnswer.AlreadyGone
            || x.Answer == HostAnswer.NoViolation || x.Answer == HostAnswer.OutOfScope).Select(x => new { x.NoticeId, x.ReceivedAt }).ToListAsync(cancellation)).ToLookup(x => x.NoticeId, x => x.ReceivedAt);
        var lines = await db.Set<NoticeItem>().AsNoTracking().Select(x => new { x.NoticeId, x.ItemId }).ToListAsync(cancellation);
        var gone = await FirstGone(db, cancellation);
        var byNotice = lines.ToLookup(line => line.NoticeId, line => line.ItemId);
        return [.. notices.GroupBy(notice => notice.HostId).Select(host => new HostScorecard(host.Key)
        {
            Notices = host.Count(),
            Bounced = Cell(host.Where(notice => notice.Delivery == Delivery.Bounced).Select(notice => notice.CaseId)),
            Refused = Cell(host.Where(notice => told[notice.Id].Any(word => word.Result == nameof(HostDecision.Refused))).Select(notice => notice.CaseId)),
            AskedMore = Cell(host.Where(notice => told[notice.Id].Any(word => word.Result == nameof(HostDecision.InfoRequested))).Select(notice => notice.CaseId)),
            HoursToDecision = Median(host.SelectMany(notice => told[notice.Id].Where(word => IsDecision(word.Result)).Select(word => word.At).Concat(messages[notice.Id]).Order().Take(1)
                .Select(at => (notice.CaseId, (at - notice.SentAt).TotalHours)))),
            HoursToRemoval = Median(host.SelectMany(notice => byNotice[notice.Id].Where(item => gone.TryGetValue(item, out var at) && at >= notice.SentAt)
                .Select(item => (notice.CaseId, (gone[item] - notice.SentAt).TotalHours)))),
        }).OrderBy(card => card.HostId.Value, StringComparer.Ordinal)];
    }

    /// <summary>The figures as comma-separated values for other helplines: a cell behind which fewer than five cases stand is empty, a host without any cell is left out.</summary>
    public static string ForOthers(IEnumerable<HostScorecard> cards)
    {
        var text = new StringBuilder("host,hours_to_decision,hours_to_removal,refused,bounced,asked_for_more\r\n");
        foreach (var card in cards)
        {
            double?[] cells = [card.HoursToDecision.ForOthers, card.HoursToRemoval.ForOthers, card.Refused.ForOthers, card.Bounced.ForOthers, card.AskedMore.ForOthers];
            if (cells.Any(cell => cell is not null))
                text.Append(card.HostId.Value).Append(',').AppendJoin(',', cells.Select(cell => cell?.ToString("0.#", CultureInfo.InvariantCulture))).Append("\r\n");
        }

        return text.ToString();
    }

    // Removed needs two looks a day apart; the first of them is when it was seen to be gone.
    private static Task<Dictionary<ItemId, DateTimeOffset>> FirstGone(CaseworkDb db, CancellationToken cancellation) => db.Observations.AsNoTracking()
        .Where(x => x.Seen == Availability.Unavailable)
        .Join(db.Items.Where(x => x.Availability == Availability.Removed), seen => seen.ItemId, item => item.Id, (seen, _) => new { seen.ItemId, seen.At })
        .GroupBy(x => x.ItemId).Select(group => new { group.Key, At = group.Min(x => x.At) })
        .ToDictionaryAsync(x => x.Key, x => x.At, cancellation);

    private static bool IsDecision(string? result) =>
        result is nameof(HostDecision.Removed) or nameof(HostDecision.PartlyRemoved) or nameof(HostDecision.Refused) or nameof(HostDecision.AlreadyGone) or nameof(HostDecision.OutOfScope);

    private static ScoreCell Cell(IEnumerable<CaseId> cases)
    {
        var all = cases.ToList();
        return new(all.Count, all.Distinct().Count());
    }

    private static ScoreCell Median(IEnumerable<(CaseId Case, double Hours)> measured)
    {
        var all = measured.OrderBy(one => one.Hours).ToList();
        var middle = all.Count / 2;
        double? median = all.Count == 0 ? null : all.Count % 2 == 1 ? all[middle].Hours : (all[middle - 1].Hours + all[middle].Hours) / 2;
        return new(median, all.Select(one => one.Case).Distinct().Count());
    }
}

/// <summary>One host in figures; hours are medians from our sending.</summary>
public sealed record HostScorecard(HostId HostId)
{
    public int Notices { get; init; }
    public ScoreCell HoursToDecision { get; init; }
    public ScoreCell HoursToRemoval { get; init; }
    public ScoreCell Refused { get; init; }
    public ScoreCell Bounced { get; init; }

    /// <summary>Asked for more before deciding, most often for proof of identity.</summary>
    public ScoreCell AskedMore { get; init; }
}

/// <param name="Value">The figure; null where there is nothing to measure.</param>
/// <param name="Cases">How many cases it rests on.</param>
public readonly record struct ScoreCell(double? Value, int Cases)
{
    private const int Fewest = 5;

    /// <summary>The figure as it may leave the organisation: only when at least five cases stand behind it.</summary>
    public double? ForOthers => Cases >= Fewest ? Value : null;
}
