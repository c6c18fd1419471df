using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Hosts.Upstream;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Hosts.Tracing;

/// <summary>Who stands behind the sites of a case, by the latest search of each site.</summary>
internal sealed class CaseUpstream(IReadOnlyList<UpstreamTrace> latest)
{
    public static async Task<CaseUpstream> Read(CaseworkDb db, CaseId caseId, CancellationToken cancellation)
    {
        var traces = await db.Set<UpstreamTrace>().AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ToListAsync(cancellation);
        return new([.. traces.GroupBy(trace => trace.Domain, StringComparer.Ordinal).Select(group => group.Last())]);
    }

    public bool Knows(string domain) => latest.Any(trace => trace.Domain == domain && trace.Parties.Count > 0);

    /// <summary>Each party with the sites it stands behind.</summary>
    public IReadOnlyList<UpstreamOfCase> Parties =>
    [
        .. latest.SelectMany(trace => trace.Parties.Select(party => (trace, party))).GroupBy(found => found.party.Host, StringComparer.Ordinal)
            .Select(group => new UpstreamOfCase(HostId.Parse(group.Key), group.First().party.Role,
                [.. group.Select(found => new UpstreamSite(found.trace.HostName, found.trace.Domain, found.party.Why, found.trace.At)).DistinctBy(site => site.Domain)])),
    ];

    /// <summary>What a letter to this party says of the site; null when no search of the case names it.</summary>
    public UpstreamFacts? FactsFor(HostId party, IReadOnlyCollection<string> domains) =>
        latest.Where(trace => domains.Contains(trace.Domain)).Select(trace => (trace, trace.Parties.FirstOrDefault(found => found.Host == party.Value)))
            .Where(found => found.Item2 is not null).Select(found => new UpstreamFacts
            {
                Domain = found.trace.HostName,
                Ip = found.trace.Place.Ip,
                Asn = found.trace.Place.Network?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ResolvedAt = found.trace.Place.Ip is null ? null : found.trace.At,
                Role = found.Item2?.Role ?? default,
            }).FirstOrDefault();
}

/// <summary>A CDN, provider or registrar of sites of this case.</summary>
public sealed record UpstreamOfCase(HostId Host, UpstreamRole Role, IReadOnlyList<UpstreamSite> Sites);

/// <param name="Why">What points to it.</param>
public sealed record UpstreamSite(string HostName, string Domain, string Why, DateTimeOffset FoundAt);
