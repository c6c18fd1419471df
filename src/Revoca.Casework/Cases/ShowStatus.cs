using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.HerSide;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Cases;

/// <summary>What she sees: numbers, what is next, and whether anything waits for her. Never a link to the material, never a name.</summary>
public sealed class ShowStatus(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    // Hosts answer within days; without a legal clock this is when we promise to look again.
    private static readonly TimeSpan UsualAnswer = TimeSpan.FromDays(3);

    public async Task<StatusView?> Run(CaseId id, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        // Nothing that is sealed is read: no address, name or word is opened to count, and the page stays quick.
        var found = await db.Cases.Where(x => x.Id == id).Select(x => new
        {
            x.State,
            x.Language,
            x.Country,
            Zone = db.HerSettings.Where(settings => settings.CaseId == id).Select(settings => settings.Zone).FirstOrDefault(),
            Office = db.Organisations.Select(office => office.Zone).FirstOrDefault(),
            Asked = db.Consents.Count(consent => consent.CaseId == id && consent.Decision == ConsentState.Asked),
            Unread = db.Messages.Count(message => message.CaseId == id && !message.FromHer && message.ReadAt == null),
            Given = db.Consents.Any(consent => consent.CaseId == id && consent.Decision == ConsentState.Given && (consent.ExpiresAt == null || consent.ExpiresAt > now)),
            Mandate = db.Mandates.Any(mandate => mandate.CaseId == id && mandate.RevokedAt == null && (mandate.ExpiresOn == null || mandate.ExpiresOn >= today)),
            Minor = db.Reports.Any(report => report.CaseId == id && report.MinorPossible),
            StateOnly = db.HerSettings.Any(settings => settings.CaseId == id && settings.StateOnly),
            Discreet = db.HerSettings.Any(settings => settings.CaseId == id && settings.Discreet),
        }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var items = await db.Items.Where(x => x.CaseId == id).Select(x => new { x.Id, x.Availability, x.Lock }).ToListAsync(cancellation);
        var notices = (await db.Notices.Where(x => x.CaseId == id).Select(x => new { x.Delivery, x.SentAt, x.HostId }).ToListAsync(cancellation))
            .ConvertAll(notice => (notice.HostId, notice.SentAt, HasLeft: Notice.HasLeft(notice.Delivery, notice.SentAt)));
        var open = notices.Exists(notice => notice.HasLeft) ? await OpenLines(db, id, cancellation) : [];
        return new StatusView(found.State, found.Language, ItemCounts.Of([.. items.Select(item => item.Availability)]))
        {
            AwaitingAnswer = items.Count(item => item.Availability is not Availability.Removed && open.Contains(item.Id)),
            HostsWritten = notices.Where(notice => notice.HasLeft).Select(notice => notice.HostId).Distinct().Count(),
            Zone = HomeZones.Read(found.Zone, found.Country, found.Office),
            DecisionsWaiting = found.Asked,
            MandateWaits = found is { Given: true, Mandate: false, StateOnly: false, State: not (CaseState.Closed or CaseState.Erased) },
            StateOnly = found.StateOnly,
            Discreet = found.Discreet,
            UnreadMessages = found.Unread,
            Locked = found.Minor || items.Exists(item => item.Lock == ItemLock.MinorSuspected),
            NextNews = NextNews(found.State, notices.Max(notice => notice.SentAt), now),
            History = await db.Events.Where(x => x.CaseId == id).OrderByDescending(x => x.At).Take(30)
                .Select(x => new ToldLine(x.Kind, x.At, x.Result, x.Count, x.Notice != null)).ToListAsync(cancellation),
        };
    }

    private static async Task<HashSet<ItemId>> OpenLines(CaseworkDb db, CaseId id, CancellationToken cancellation)
    {
        var lines = await db.Set<NoticeItem>().Where(x => x.Decision == HostDecision.None)
            .Join(db.Notices.Where(x => x.CaseId == id), line => line.NoticeId, notice => notice.Id, (line, notice) => new { line.ItemId, notice.Delivery, notice.SentAt })
            .ToListAsync(cancellation);
        return [.. lines.Where(line => Notice.HasLeft(line.Delivery, line.SentAt)).Select(line => line.ItemId)];
    }

    private static DateTimeOffset? NextNews(CaseState state, DateTimeOffset? lastSent, DateTimeOffset now)
    {
        if (state is CaseState.Closed or CaseState.Erased or CaseState.Paused or CaseState.AwaitingConsent)
            return null;
        var next = (lastSent ?? now) + UsualAnswer;
        return next > now ? next : now + UsualAnswer;
    }
}

public sealed record StatusView(CaseState State, Language Language, ItemCounts Counts)
{
    /// <summary>Items a host was written to about and has not decided on.</summary>
    public int AwaitingAnswer { get; init; }

    public int HostsWritten { get; init; }

    /// <summary>In whose hours dates are told to her.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Questions only she can answer.</summary>
    public int DecisionsWaiting { get; init; }

    /// <summary>She said yes to letters and has not agreed yet that they may be written for her: none leaves.</summary>
    public bool MandateWaits { get; init; }

    /// <summary>The code is a reporter's: one sentence, nothing behind it.</summary>
    public bool StateOnly { get; init; }

    /// <summary>She asked for one sentence alone on the first view.</summary>
    public bool Discreet { get; init; }

    public int UnreadMessages { get; init; }

    /// <summary>Somebody may be under 18: only hotlines can act on what is locked.</summary>
    public bool Locked { get; init; }

    /// <summary>When she can expect to hear more; null when nothing is under way.</summary>
    public DateTimeOffset? NextNews { get; init; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<ToldLine> History { get; init; } = [];
}

/// <summary>As much of a line of the history as its sentence needs, and nothing sealed.</summary>
/// <param name="OfLetter">It tells of one letter: letters are counted one a line.</param>
public readonly record struct ToldLine(CaseEventKind Kind, DateTimeOffset At, string? Result, int? Count, bool OfLetter);
