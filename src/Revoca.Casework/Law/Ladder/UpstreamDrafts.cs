using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Hosts.Tracing;
using Revoca.Casework.Notices;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Ladder;

/// <summary>The letters to CDN, provider or registrar that a rung of the ladder asks for, where a search of the case has found them.</summary>
internal static class UpstreamDrafts
{
    /// <returns>The first of the drafts; null when nobody was found yet, or everybody was written to.</returns>
    public static async Task<Notice?> Write(CaseworkDb db, HostDirectory hosts, LadderStep step, UpstreamRole[] roles, Change change, CancellationToken cancellation)
    {
        var opened = await db.Cases.SingleAsync(x => x.Id == step.CaseId, cancellation);
        opened.Require(CaseVerb.Draft);
        var parties = (await CaseUpstream.Read(db, step.CaseId, cancellation)).Parties.Where(party => roles.Contains(party.Role)).ToList();
        var items = await db.Items.Where(x => x.CaseId == step.CaseId && x.HostId == step.HostId && x.Lock == ItemLock.Open && x.Availability != Availability.Removed)
            .OrderBy(x => x.Number).ToListAsync(cancellation);
        var notices = await db.Notices.Where(x => x.CaseId == step.CaseId).ToListAsync(cancellation);
        var number = notices.Select(notice => notice.Number).DefaultIfEmpty().Max();
        Notice? first = null;
        foreach (var party in parties)
        {
            var there = items.Where(item => party.Sites.Any(site => site.Domain == item.Domain)
                && !notices.Exists(notice => notice.HostId == party.Host && notice.AsksFor(item))).ToList();
            if (there.Count == 0 || !hosts.TryGet(party.Host, out var host) || PlanFor(host, there, change.At) is not { } plan)
                continue;
            var (draft, told) = Notice.Draft(step.CaseId, ++number, plan, change);
            db.Notices.Add(draft);
            db.Events.Add(told);
            first ??= draft;
        }

        return first;
    }

    private static NoticePlan? PlanFor(Host host, List<ContentItem> items, DateTimeOffset now) =>
        host.BestChannel(ChannelPurposes.For(host, LetterKind.UpstreamAbuse, items), DateOnly.FromDateTime(now.UtcDateTime)) is not { } choice ? null : new NoticePlan
        {
            Kind = LetterKind.UpstreamAbuse,
            Language = host.LegalEntity.Country == "IT" ? Language.Italian : Language.English,
            HostId = host.Id,
            Route = choice.Channel.Type == ChannelType.Email ? Route.Mail : Route.ByHand,
            Address = choice.MayPrefill ? choice.Channel.Value : "",
            Items = [.. items.Select(item => item.Id)],
            Towards = Recipients.Of(host),
            BasisReason = BasisReason.StandsBehindTheSite.ToString(),
            Identity = Domain.Consents.IdentityLevel.OrganisationAsAgent,
        };
}
