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

    /// <summary>Rows without tombstones.</summary>
    public int Active => Standing().Count();

    public IReadOnlyList<HashListCandidate> Rows => _rows;

    /// <summary>SHA-256 over the rows, lower-case hex; the head is not in it.</summary>
    public string RowsSha256 => Sealed(RowLines()).Sha256;

    /// <summary>Keeps what may leave; throws <see cref="RuleBroken"/> when any candidate carries a minor flag.</summary>
    public static HashList Of(HashListHead head, IEnumerable<HashListCandidate> candidates)
    {
        var all = candidates.ToList();
        if (all.Exists(row => row.MinorFlag))
            throw new RuleBroken(BrokenRule.ItemLocked, "A list that touches a suspected minor is not made; the hotlines take over.");
        return new HashList(head, [.. all.Where(MayLeave).OrderBy(row => row.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The next list: what may leave now, and a tombstone for whatever stood on the one before and may not, or not any more.</summary>
    /// <param name="before">The rows of the list before; empty for the first.</param>
    public static HashList After(IReadOnlyList<HashListCandidate> before, HashListHead head, IEnumerable<HashListCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(before);
        var now = Of(head, candidates);
        var there = now._rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var gone = before.Where(row => !there.Contains(row.Id)).Select(row => row with { Withdrawn = true });
        return new HashList(head, [.. now._rows.Concat(gone).OrderBy(row => row.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Reads the rows of a list that <see cref="ToJsonLines"/> wrote.</summary>
    public static HashList Read(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var read = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)?.AsObject() ?? throw new FormatException("No list.")).ToList();
        return new HashList(HeadOf(read[0]), [.. read.Skip(1).Select(RowOf)]);
    }

    /// <summary>A text with the SHA-256 of its UTF-8 bytes in lower-case hex.</summary>
    internal static (string Lines, string Sha256) Sealed(string lines) => (lines, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))));

    /// <summary>JSON lines: a head with count and signature, then a row each; withdrawn rows stay as tombstones.</summary>
    /// <param name="sign">Signs the SHA-256 over the unsigned head and all rows; the list carries it in base64.</param>
    public string ToJsonLines(Func<byte[], byte[]> sign)
    {
        ArgumentNullException.ThrowIfNull(sign);
        var rows = RowLines();
        var head = Node(Head, Count);
        head["sig"] = Convert.ToBase64String(sign(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(head) + "\n" + rows))));
        return CanonicalJson.Write(head) + "\n" + rows;
    }

    public string ToCsv() => "id,type,value,quality,variant,added,status,reason,caseRef\r\n" + string.Concat(_rows.Select(row =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Cell(row.Id)},pdq,{row.Hash},{row.Quality},{row.Variant},{Day(row)},{Status(row)},{Reason(row)},{Cell(row.CaseRef)}\r\n")));

    /// <summary>Lines as the local-file exchange of Hasher-Matcher-Actioner reads them: signal type, a space, the hash.</summary>
    public string ToHmaLocalFile() => string.Concat(Standing().Select(row => $"pdq {row.Hash}\n"));

    /// <summary>The shape in which StopNCII's partners exchange hashes.</summary>
    public string ToStopNcii() => CanonicalJson.Write(new JsonObject
    {
        ["count"] = Standing().Count(),
        ["hashRecords"] = new JsonArray([.. Standing().Select(row => new JsonObject
        {
            ["caseNumber"] = row.CaseRef,
            ["hashStatus"] = "Active",
            ["hashValue"] = row.Hash.ToString(),
            ["lastModtimestamp"] = new DateTimeOffset(row.Added.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds(),
            ["signalType"] = "ImagePDQ",
        })]),
    });

    /// <summary>One body for <c>POST /c/bank/{BANK}/signal</c> for each active row.</summary>
    public IEnumerable<string> ToHmaSignals() => Standing().Select(row => CanonicalJson.Write(new JsonObject { ["pdq"] = row.Hash.ToString() }));

    private string RowLines() => string.Concat(_rows.Select(row => CanonicalJson.Write(Node(row)) + "\n"));

    private static HashListHead HeadOf(JsonObject head) => new(
        Text(head, "listId"), head["seq"]?.GetValue<long>() ?? 0, Text(head, "issuer"), DateTimeOffset.Parse(Text(head, "created"), CultureInfo.InvariantCulture), (string?)head["prevSha256"]);

    private static HashListCandidate RowOf(JsonObject row) => new(
        Text(row, "id"), PdqHash.TryParse(Text(row, "value"), out var hash) ? hash : throw new FormatException("No hash."), row["quality"]?.GetValue<int>() ?? 0, Text(row, "variant"),
        DateOnly.ParseExact(Text(row, "added"), "yyyy-MM-dd", CultureInfo.InvariantCulture), Text(row, "reason") == "ncii" ? HashListReason.Ncii : HashListReason.SyntheticNcii,
        Text(row, "caseRef"), Verified: true, MinorFlag: false, Text(row, "status") == "withdrawn");

    private static string Text(JsonObject node, string name) => (string?)node[name] ?? throw new FormatException($"The list has no {name}.");

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

    private IEnumerable<HashListCandidate> Standing() => _rows.Where(row => !row.Withdrawn);
}
