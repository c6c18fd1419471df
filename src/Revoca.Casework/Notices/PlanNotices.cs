using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Hosts.Tracing;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>Lays a case's items out by host: which channel, which letters fit and why, what she has agreed to. Changes nothing.</summary>
public sealed class PlanNotices(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    public async Task<HostBoard> Run(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("board.read"), cancellation);
        return await Lay(db, caseId, cancellation);
    }

    internal async Task<HostBoard> Lay(CaseworkDb db, CaseId caseId, CancellationToken cancellation)
    {
        var opened = await db.Cases.AsNoTracking().SingleAsync(x => x.Id == caseId, cancellation);
        var items = await db.Items.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        var notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == caseId).ToListAsync(cancellation);
        var authority = await db.AuthorityOf(caseId, cancellation);
        var now = clock.GetUtcNow();
        var upstream = await CaseUpstream.Read(db, caseId, cancellation);
        var known = new Known(notices, authority, now);
        var cards = items.GroupBy(item => (item.HostId, Domain: item.HostId is null ? item.Domain : ""))
            .Select(group => Card(opened, group.Key.HostId, [.. group], known) with { Traced = group.All(item => upstream.Knows(item.Domain)) })
            .OrderByDescending(card => card.Items.Count).ThenBy(card => card.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new HostBoard(opened.Id, opened.Country, [.. cards, .. upstream.Parties.SelectMany(party => Behind(party, items, cards, known))]);
    }

    private HostCard Card(Case opened, HostId? hostId, IReadOnlyList<ContentItem> items, Known known)
    {
        var host = hostId is { } id && hosts.TryGet(id, out var found) ? found : null;
        var open = items.Where(item => item.Lock == ItemLock.Open && item.Availability != Availability.Removed).ToArray();
        var free = open.Where(item => !known.Notices.Any(notice => notice.HostId == hostId && notice.AsksFor(item))).ToArray();
        var bases = host is null ? [] : BasisProposal.For(host, opened.Country, free.Length > 0 ? free : items);
        var choice = host is null || bases.Count == 0 ? null : host.Without(CameBack.From(known.Notices.Where(notice => notice.HostId == hostId))).BestChannel(ChannelPurposes.For(host, bases[0].Kind, free), Today(known.Now));
        return new HostCard(host, host?.Name ?? items[0].Domain, items, free)
        {
            Bases = bases,
            Channel = choice,
            Agreed = Agrees(known, free, host),
        };
    }

    // The site itself is asked first, where it can be; a registrar only when nobody else stands behind the site.
    private IEnumerable<HostCard> Behind(UpstreamOfCase party, List<ContentItem> items, List<HostCard> sites, Known known)
    {
        var there = items.Where(item => party.Sites.Any(site => site.Domain == item.Domain)).ToArray();
        if (there.Length == 0 || !hosts.TryGet(party.Host, out var host))
            yield break;
        var free = there.Where(item => item.Lock == ItemLock.Open && item.Availability != Availability.Removed
            && !known.Notices.Any(notice => notice.HostId == party.Host && notice.Kind == LetterKind.UpstreamAbuse && notice.AsksFor(item))).ToArray();
        var ofSite = sites.Where(card => card.Items.Any(there.Contains)).ToList();
        yield return new HostCard(host, host.Name, there, free)
        {
            Bases = [new(LetterKind.UpstreamAbuse, BasisReason.StandsBehindTheSite)],
            Channel = host.Without(CameBack.From(known.Notices.Where(notice => notice.HostId == party.Host))).BestChannel(ChannelPurposes.For(host, LetterKind.UpstreamAbuse, free), Today(known.Now)),
            Agreed = Agrees(known, free, host),
            Behind = party,
            IsLater = ofSite.TrueForAll(card => card is { Host.EscalateUpstreamFirst: false, Channel.MayPrefill: true }) || party.Role is UpstreamRole.Registrar,
        };
    }

    private static bool Agrees(Known known, IReadOnlyCollection<ContentItem> items, Host? host) =>
        items.All(item => known.Authority.Consents.Any(consent => consent.Covers(item.Id, Recipients.Of(host), IdentityLevel.OrganisationAsAgent, known.Now)));

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    private sealed record Known(IReadOnlyList<Notice> Notices, Authority Authority, DateTimeOffset Now);
}

/// <summary>All hosts of a case, those with most items first.</summary>
public sealed record HostBoard(CaseId CaseId, string Country, IReadOnlyList<HostCard> Cards);

/// <param name="Host">Null while nobody knows who can act for the domain.</param>
/// <param name="Name">The host's name, or the registrable domain.</param>
/// <param name="Items">Every item of the case there.</param>
/// <param name="Free">Those no notice is on its way for, neither locked nor gone: what a new notice would name.</param>
public sealed record HostCard(Host? Host, string Name, IReadOnlyList<ContentItem> Items, IReadOnlyList<ContentItem> Free)
{
    /// <summary>What tells this card from the others of the board.</summary>
    public string Key => Behind is null ? Name : $"behind {Behind.Host}";

    /// <summary>Set for a CDN, provider or registrar that was found behind sites of the case; null for a site itself.</summary>
    public UpstreamOfCase? Behind { get; init; }

    /// <summary>Not drafted unless somebody chooses it: the site itself is written to first.</summary>
    public bool IsLater { get; init; }

    /// <summary>It is known who stands behind the site.</summary>
    public bool Traced { get; init; }

    /// <summary>What is drafted when nobody chooses otherwise.</summary>
    public HostChoice Proposed => new(Key, Skip: IsLater);

    /// <summary>Letters that fit, best first; empty for an unknown host.</summary>
    public IReadOnlyList<ProposedBasis> Bases { get; init; } = [];

    /// <summary>Null when no verified channel exists: then a task is opened, never a recipient guessed.</summary>
    public ChannelChoice? Channel { get; init; }

    /// <summary>She has agreed that this host may be told about these items, with the organisation signing.</summary>
    public bool Agreed { get; init; }
}
