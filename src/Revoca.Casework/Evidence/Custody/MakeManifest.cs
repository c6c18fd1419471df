using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Hosts.Upstream;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Typesetting;

namespace Revoca.Casework.Evidence.Custody;

/// <summary>
/// What a case holds as evidence, for a court or an authority: digests of claims and files, what was seen where and when, what was sent.
/// The same state of the case gives the same bytes; their SHA-256 goes into the log, where the case's audit export proves it offline.
/// </summary>
public sealed class MakeManifest(IDbContextFactory<CaseworkDb> dbs, AuditLog log, IPdfEngine engine, CaseAccess access, StampManifest stamps)
{
    /// <returns>Null when somebody under 18 may be depicted: such a case is handed to hotlines and police, not listed here (domain rule 12).</returns>
    public async Task<EvidenceManifest?> Run(CaseId caseId, Language language, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ReadCase, caseId, cancellation);
        if (await db.StopsFingerprints(caseId, cancellation))
            return null;
        var facts = await Read(db, caseId, cancellation);
        var json = Encoding.UTF8.GetBytes(CanonicalJson.Write(ToJson(facts)) + "\n");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(json));
        var stamp = await stamps.Run(caseId, json, sha256, cancellation);
        var stampSha256 = stamp is null ? null : Convert.ToHexStringLower(SHA256.HashData(stamp.Token));
        await log.RecordAsync(new AuditLine(AuditActor.Of(by), "evidence.manifest") { CaseId = caseId.Value, Details = new { sha256, stampSha256 } }, cancellation);
        return new EvidenceManifest(json, sha256, engine.Render(ManifestDocument.Of(facts, json, sha256, language)).Bytes) { Stamp = stamp };
    }

    private static async Task<ManifestFacts> Read(CaseworkDb db, CaseId caseId, CancellationToken cancellation) => new(
        await db.Cases.AsNoTracking().SingleAsync(x => x.Id == caseId, cancellation),
        await db.Events.Where(x => x.CaseId == caseId).MaxAsync(x => x.At, cancellation))
    {
        Claims = await db.Claims.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation),
        Items = await db.Items.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation),
        Observations = await db.Observations.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(cancellation),
        Lookups = await db.Set<UpstreamTrace>().AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(cancellation),
        Notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == caseId && x.SentAt != null).OrderBy(x => x.Number).ToListAsync(cancellation),
    };

    private static JsonObject ToJson(ManifestFacts facts) => new()
    {
        ["kind"] = "revoca-evidence-manifest",
        ["version"] = 1,
        ["case"] = facts.Case.Reference.Text,
        ["asOf"] = Iso(facts.AsOf),
        ["holdsNoFiles"] = true,
        ["claims"] = Array(facts.Claims, kept => Claim(kept, kept.Read())),
        ["items"] = Array(facts.Items, item => new JsonObject
        {
            ["number"] = item.Number,
            ["url"] = item.Url.Written,
            ["urlSha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Url.Written))),
            ["availability"] = item.Availability.ToString(),
            ["observations"] = Array(facts.Observations.Where(seen => seen.ItemId == item.Id), seen => new JsonObject
            {
                ["at"] = Iso(seen.At),
                ["seen"] = seen.Seen.ToString(),
                ["by"] = seen.ActorKind.ToString(),
            }),
        }),
        ["lookups"] = Array(facts.Lookups, trace => new JsonObject
        {
            ["hostName"] = trace.HostName,
            ["at"] = Iso(trace.At),
            ["sha256"] = trace.Digest,
            ["answers"] = Array(trace.Answers, answer => new JsonObject { ["source"] = answer.Source, ["at"] = Iso(answer.At), ["sha256"] = answer.Sha256 }),
        }),
        ["notices"] = Array(facts.Notices, notice => new JsonObject
        {
            ["number"] = notice.Number,
            ["letter"] = notice.Kind.Token(),
            ["host"] = notice.HostId.Value,
            ["sentAt"] = notice.SentAt is { } at ? Iso(at) : null,
            ["delivery"] = notice.Delivery.ToString(),
            ["letterSha256"] = notice.LetterSha256,
        }),
    };

    private static JsonObject Claim(KeptClaim kept, ReceivedClaim claim) => new()
    {
        ["number"] = kept.Number,
        ["digest"] = kept.Digest,
        ["keptAt"] = Iso(kept.KeptAt),
        ["givenBy"] = kept.GivenBy.ToString(),
        ["kind"] = claim.Kind,
        ["fileSha256"] = claim.FileSha256,
    };

    private static JsonArray Array<T>(IEnumerable<T> from, Func<T, JsonNode> to) => new([.. from.Select(to)]);

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <param name="Json">Canonical JSON and a line feed.</param>
/// <param name="Sha256">Of the JSON, lower-case hex: what the log holds.</param>
/// <param name="Pdf">The same to read, with the JSON attached.</param>
public sealed record EvidenceManifest(byte[] Json, string Sha256, byte[] Pdf)
{
    /// <summary>An authority's word that the JSON existed at an instant, or null.</summary>
    public ManifestStamp? Stamp { get; init; }
}

/// <param name="AsOf">The instant of the case's last event.</param>
internal sealed record ManifestFacts(Case Case, DateTimeOffset AsOf)
{
    public IReadOnlyList<KeptClaim> Claims { get; init; } = [];

    public IReadOnlyList<ContentItem> Items { get; init; } = [];

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>Who was found behind the sites.</summary>
    public IReadOnlyList<UpstreamTrace> Lookups { get; init; } = [];

    /// <summary>Those that left.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];
}
