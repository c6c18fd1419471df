using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Evidence;

public sealed class HashListTests
{
    private static readonly PdqHash Honest = new(0x00000000FFFFFFFF, 0x00000000FFFFFFFF, 0x00000000FFFFFFFF, 0x00000000FFFFFFFF);
    private static readonly HashListHead Head = new("list-1", 7, "helpline.example", DateTimeOffset.UnixEpoch.AddDays(20_000), "00ff");

    [Fact]
    public void Only_verified_good_and_honest_rows_leave()
    {
        var list = HashList.Of(Head,
        [
            Row("a"), Row("b") with { Verified = false }, Row("c") with { Quality = 49 }, Row("d") with { Hash = new(1, 0, 0, 0) }, Row("e") with { Variant = "rotate90" },
        ]);
        Assert.Equal(1, list.Count);
        Assert.Equal($"pdq {Honest}\n", list.ToHmaLocalFile());
    }

    [Fact]
    public void One_minor_flag_stops_the_list() =>
        Assert.Throws<RuleBroken>(() => HashList.Of(Head, [Row("a"), Row("b") with { MinorFlag = true, Verified = false }]));

    [Fact]
    public void A_withdrawn_row_stays_as_a_tombstone_and_is_not_handed_to_matchers()
    {
        var list = HashList.Of(Head, [Row("a") with { Withdrawn = true }, Row("b")]);
        Assert.Contains("\"status\":\"withdrawn\"", list.ToJsonLines(_ => []), StringComparison.Ordinal);
        Assert.Contains("a,pdq,", list.ToCsv(), StringComparison.Ordinal);
        Assert.Single(list.ToHmaSignals());
        Assert.Equal(1, (int?)JsonNode.Parse(list.ToStopNcii())?["count"]);
    }

    [Fact]
    public void The_head_counts_and_is_signed_over_head_and_rows()
    {
        byte[] signed = [];
        var lines = HashList.Of(Head, [Row("b"), Row("a")]).ToJsonLines(digest =>
        {
            signed = digest;
            return [1, 2, 3];
        }).Split('\n');
        var head = JsonNode.Parse(lines[0])?.AsObject() ?? [];
        Assert.Equal((2, 7, 31, 50, "AQID"), ((int)head["count"]!, (int)head["seq"]!, (int)head["maxDistance"]!, (int)head["minQuality"]!, (string)head["sig"]!)); // present: just written
        Assert.StartsWith("{\"added\":\"2024-10-04\",\"caseRef\":\"x\",\"id\":\"a\"", lines[1], StringComparison.Ordinal);
        var unsigned = lines[0].Replace(",\"sig\":\"AQID\"", "", StringComparison.Ordinal) + "\n" + lines[1] + "\n" + lines[2] + "\n";
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(unsigned)), signed);
    }

    [Fact]
    public void A_cell_that_looks_like_a_formula_is_made_a_text() =>
        Assert.Contains("\"'=cmd(\"\"x\"\",1)\"", HashList.Of(Head, [Row("a") with { CaseRef = "=cmd(\"x\",1)" }]).ToCsv(), StringComparison.Ordinal);

    private static HashListCandidate Row(string id) => new(id, Honest, 90, "full", new DateOnly(2024, 10, 4), HashListReason.SyntheticNcii, "x", true, false, false);
}
