using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Letters;
using Revoca.Casework.Notices;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Packs;

/// <summary>Gathers what an authority is told about one host in one case, and what it will miss.</summary>
public sealed class ReadPack(IDbContextFactory<CaseworkDb> dbs, NoticeLetters letters, LetterWriter writer, HostDirectory hosts, TimeProvider clock)
{
    private static readonly CaseEventKind[] Told =
    [
        CaseEventKind.NoticeSent, CaseEventKind.NoticeSubmitted, CaseEventKind.NoticeDelivered, CaseEventKind.NoticeBounced,
        CaseEventKind.HostDecided, CaseEventKind.ReplyReceived, CaseEventKind.ItemObserved,
    ];

    /// <param name="at">The instant the pack is dated; null = now. The same case at the same instant gives the same bytes.</param>
    public async Task<PackContents> Run(PackRequest request, DateTimeOffset? at = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = at ?? clock.GetUtcNow();
        var opened = await db.Cases.AsNoTracking().SingleAsync(x => x.Id == request.CaseId, cancellation);
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancellation);
        var notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == request.CaseId && x.HostId == request.HostId && x.SentAt != null)
            .OrderBy(x => x.SentAt).ThenBy(x => x.Number).ToListAsync(cancellation);
        var items = await Items(db, request, notices, cancellation);
        var named = items.ConvertAll(item => item.Id);
        var sent = notices.ConvertAll(notice => notice.Id);
        var pack = new PackContents(request, opened.Reference, organisation)
        {
            At = now,
            HostName = hosts.TryGet(request.HostId, out var host) ? host.Name : request.HostId.Value,
            Notices = notices,
            Items = items,
            Observations = await db.Observations.AsNoTracking().Where(x => x.CaseId == request.CaseId && named.Contains(x.ItemId)).OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(cancellation),
            Replies = await db.Replies.AsNoTracking().Where(x => x.CaseId == request.CaseId && sent.Contains(x.NoticeId)).OrderBy(x => x.ReceivedAt).ThenBy(x => x.Id).ToListAsync(cancellation),
            Timeline = [.. (await db.Events.AsNoTracking().Where(x => x.CaseId == request.CaseId && Told.Contains(x.Kind)).OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(cancellation))
                .Where(told => (told.Notice is { } notice && sent.Contains(notice)) || (told.Item is { } item && named.Contains(item)))],
            Gate = await Gate.Ask(db, request.CaseId, items, (Recipient.Regulator, IdentityLevel.OrganisationAsAgent), now),
        };
        pack = pack with { Complaint = await Complaint(db, pack, cancellation) };
        return pack with { Gaps = [.. await Gaps(db, pack, now, cancellation), .. (pack.Complaint?.Gaps ?? []).Select(gap => new PackGap(PackGapKind.ComplaintIncomplete, null, gap))] };
    }

    private static Task<List<ContentItem>> Items(CaseworkDb db, PackRequest request, List<Notice> notices, CancellationToken cancellation)
    {
        var named = notices.SelectMany(notice => notice.Items.Select(line => line.ItemId)).Distinct().ToList();
        var items = db.Items.AsNoTracking().Where(x => x.CaseId == request.CaseId);
        return (named.Count > 0 ? items.Where(x => named.Contains(x.Id)) : items.Where(x => x.HostId == request.HostId)).OrderBy(x => x.Number).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<PackGap>> Gaps(CaseworkDb db, PackContents pack, DateTimeOffset now, CancellationToken cancellation)
    {
        var read = new List<PackNotice>();
        foreach (var notice in pack.Notices)
            read.Add(new(notice, (await EarlierLetters.ClocksOf(db, hosts, notice, cancellation)).Any(clock => clock.MaySayExpired(now))));
        return PackGaps.Find(pack.Request.Regulator, read, pack.Items);
    }

    private async Task<Letter?> Complaint(CaseworkDb db, PackContents pack, CancellationToken cancellation)
    {
        if (Regulators.ComplaintOf(pack.Request.Regulator) is not { } kind || pack.Items.Count == 0)
            return null;
        // A draft that is never kept: it only says which items the complaint names.
        var (draft, _) = Notice.Draft(pack.Request.CaseId, 0, new NoticePlan
        {
            Kind = kind,
            Language = pack.Language,
            HostId = pack.Request.HostId,
            Route = Route.ByHand,
            Address = "",
            Items = [.. pack.Items.Where(item => item.Availability != Availability.Removed).DefaultIfEmpty(pack.Items[0]).Select(item => item.Id)],
            Towards = Recipient.Regulator,
        }, new Change(Actor.System, pack.At));
        var request = pack.Notices.LastOrDefault(notice => Regulators.AsksAbout(pack.Request.Regulator, notice.Kind));
        var data = await letters.Data(db, draft, pack.At, cancellation);
        return writer.Write(kind, pack.Language, data with
        {
            Reference = pack.Reference.Text,
            LogRoot = null, // it moves with the log, and a pack written again must be the same bytes
            Earlier = request is null ? null : await EarlierLetters.About(db, hosts, request, [.. draft.Items.Select(line => line.ItemId)], cancellation),
            Authority = Facts(pack),
        });
    }

    private static AuthorityFacts Facts(PackContents pack)
    {
        var words = PackWords.In(pack.Language);
        return new()
        {
            Reason = words.Of(pack.Request.Harm),
            Platforms = [pack.HostName],
            SafeContact = pack.Organisation.MailAddress,
            PeriodFrom = pack.Notices is [{ SentAt: { } from }, ..] ? DateOnly.FromDateTime(from.UtcDateTime) : null,
            PeriodTo = DateOnly.FromDateTime(pack.At.UtcDateTime),
            UnmetDuties = Unmet(pack),
            Timeline = [.. pack.Timeline.Select(told => new LetterEvent(PackWords.Instant(told.At), words.Of(told, pack)))],
            Failure = PlatformFailure.StillThere,
        };
    }

    private static List<DsaDuty> Unmet(PackContents pack)
    {
        var notices = pack.Notices.Where(notice => notice.Kind is LetterKind.Dsa16Notice).ToList();
        var unmet = new List<DsaDuty>();
        if (notices.Exists(notice => notice.Items.All(line => line.Decision is HostDecision.None) && pack.Replies.All(reply => reply.NoticeId != notice.Id)))
            unmet.Add(DsaDuty.Confirmation);
        if (notices.Exists(notice => notice.Items.Any(line => line.Decision is HostDecision.None or HostDecision.Acknowledged or HostDecision.InfoRequested or HostDecision.Forwarded)))
            unmet.Add(DsaDuty.Decision);
        return unmet;
    }
}
