using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.People;

namespace Revoca.Domain.Evidence.HashLists;

/// <summary>Who issues a list and where it stands in the row of its versions.</summary>
/// <param name="PreviousSha256">Hex digest of the version before, or null for the first.</param>
public sealed record HashListHead(string ListId, long Sequence, string Issuer, DateTimeOffset Created, string? PreviousSha256);

/// <summary>
/// Fingerprints handed to platforms that block known pictures. Only what a person verified, of quality 50 and more, with honest bits;
/// turned and mirrored hashes never. One row that may show a minor stops the list: those go to the hotlines, not here.
/// </summary>
public sealed class HashList
{
    private static readonly string[] Variants = ["full", "n512", "trim"];
    private readonly IReadOnlyList<HashListCandidate> _rows;

    private HashList(HashListHead head, IReadOnlyList<HashListCandidate> rows) => (Head, _rows) = (head, rows);

    public HashListHead Head { get; }

    public int Count => _rows.Count;

    /// <summary>Keeps what may leave; throws <see cref="RuleBroken"/> when any candidate carries a minor flag.</summary>
    public static HashList Of(HashListHead head, IEnumerable<HashListCandidate> candidates)
    {
        var all = candidates.ToList();
        if (all.Exists(row => row.MinorFlag))
            throw new RuleBroken(BrokenRule.ItemLocked, "A list that touches a suspected minor is not made; the hotlines take over.");
        return new HashList(head, [.. all.Where(MayLeave).OrderBy(row => row.Id, StringComparer.Ordinal)]);
    }

    /// <summary>JSON lines: a head with count and signature, then a row each; withdrawn rows stay as tombstones.</summary>
    /// <param name="sign">Signs the SHA-256 over the unsigned head and all rows; the list carries it in base64.</param>
    public string ToJsonLines(Func<byte[], byte[]> sign)
    {
        var rows = string.Concat(_rows.Select(row => CanonicalJson.Write(Node(row)) + "\n"));
        var head = Node(Head, Count);
        head["sig"] = Convert.ToBase64String(sign(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(head) + "\n" + rows))));
        return CanonicalJson.Write(head) + "\n" + rows;
    }

    public string ToCsv() => "id,type,value,quality,variant,added,status,reason,caseRef\r\n" + string.Concat(_rows.Select(row =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Cell(row.Id)},pdq,{row.Hash},{row.Quality},{row.Variant},{Day(row)},{Status(row)},{Reason(row)},{Cell(row.CaseRef)}\r\n")));

    /// <summary>Lines as the local-file exchange of Hasher-Matcher-Actioner reads them: signal type, a space, the hash.</summary>
    public string ToHmaLocalFile() => string.Concat(Active().Select(row => $"pdq {row.Hash}\n"));

    /// <summary>The shape in which StopNCII's partners exchange hashes.</summary>
    public string ToStopNcii() => CanonicalJson.Write(new JsonObject
    {
        ["count"] = Active().Count(),
        ["hashRecords"] = new JsonArray([.. Active().Select(row => new JsonObject
        {
            ["caseNumber"] = row.CaseRef,
            ["hashStatus"] = "Active",
            ["hashValue"] = row.Hash.ToString(),
            ["lastModtimestamp"] = new DateTimeOffset(row.Added.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds(),
            ["signalType"] = "ImagePDQ",
        })]),
    });

    /// <summary>One body for <c>POST /c/bank/{BANK}/signal</c> for each active row.</summary>
    public IEnumerable<string> ToHmaSignals() => Active().Select(row => CanonicalJson.Write(new JsonObject { ["pdq"] = row.Hash.ToString() }));

    private static bool MayLeave(HashListCandidate row) =>
        row.Verified && row.Quality >= MatchBands.LeastQuality && !row.Hash.IsDegenerate && Variants.Contains(row.Variant);

    private static JsonObject Node(HashListHead head, int count) => new()
    {
        ["listId"] = head.ListId,
        ["seq"] = head.Sequence,
        ["issuer"] = head.Issuer,
        ["created"] = head.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["profile"] = "full",
        ["maxDistance"] = MatchBands.SameWithin,
        ["minQuality"] = MatchBands.LeastQuality,
        ["count"] = count,
        ["prevSha256"] = head.PreviousSha256,
    };

    private static JsonObject Node(HashListCandidate row) => new()
    {
        ["id"] = row.Id,
        ["type"] = "pdq",
        ["value"] = row.Hash.ToString(),
        ["quality"] = row.Quality,
        ["variant"] = row.Variant,
        ["added"] = Day(row),
        ["status"] = Status(row),
        ["reason"] = Reason(row),
        ["caseRef"] = row.CaseRef,
    };

    private static string Day(HashListCandidate row) => row.Added.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Status(HashListCandidate row) => row.Withdrawn ? "withdrawn" : "active";

    private static string Reason(HashListCandidate row) => row.Reason == HashListReason.Ncii ? "ncii" : "synthetic-ncii";

    // A cell that begins like a formula is made a text, else a spreadsheet would run it.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.IndexOfAny([',', '"', '\n', '\r']) < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private IEnumerable<HashListCandidate> Active() => _rows.Where(row => !row.Withdrawn);
}
