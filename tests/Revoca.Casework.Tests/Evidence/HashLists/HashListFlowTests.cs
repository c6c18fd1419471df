using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NSec.Cryptography;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Evidence.HashLists;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence.HashLists;

public sealed class HashListFlowTests
{
    [Fact]
    public async Task A_list_is_prepared_by_one_lead_issued_by_another_signed_and_holds_confirmed_pictures_of_cases_that_agreed()
    {
        await using var casework = await TestCasework.Start();
        var (agreed, consent) = await Case(casework, seed: 1, confirm: true);
        var (silent, _) = await Case(casework, seed: 2, confirm: true);
        await casework.Get<WithdrawConsent>().Run(silent, (await ConsentOf(casework, silent)).Id, "", Actor.Of(TestCasework.Ada));
        await Case(casework, seed: 3, confirm: false);
        Assert.NotEqual(default, consent);

        var id = await casework.Get<PrepareHashList>().Run(TestCasework.Ada);
        var alone = await Assert.ThrowsAsync<RuleBroken>(() => casework.Get<IssueHashList>().Run(id, TestCasework.Ada));
        Assert.Equal(BrokenRule.AnotherPersonMustApprove, alone.Rule);
        await casework.Get<IssueHashList>().Run(id, TestCasework.Ben);

        var lines = await Lines(casework, 1);
        Assert.NotEmpty(lines.Skip(1));
        var wanted = await Claim(casework, agreed);
        Assert.Contains(lines.Skip(1), row => (string?)row["value"] == wanted.Read().Pictures[0].ToString() && (string?)row["variant"] == "full");
        Assert.Single(lines.Skip(1).Select(row => (string?)row["caseRef"]).Distinct(StringComparer.Ordinal));
        Assert.DoesNotContain(lines.Skip(1), row => row.ToJsonString().Contains(agreed.Value.ToString("N"), StringComparison.OrdinalIgnoreCase));
        Assert.True(IsSigned(casework, await Text(casework, 1, HashListFormat.Jsonl)));

        await using var db = casework.Db();
        Assert.Equal([agreed], await db.Events.Where(x => x.Kind == CaseEventKind.HashesListed).Select(x => x.CaseId).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_shape_says_the_same_hashes()
    {
        await using var casework = await TestCasework.Start();
        await Case(casework, seed: 1, confirm: true);
        await Issue(casework);
        var hashes = (await Lines(casework, 1)).Skip(1).Select(row => (string?)row["value"] ?? "").ToList();
        Assert.Equal(hashes, (await Text(casework, 1, HashListFormat.Csv)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[2]));
        Assert.Equal(hashes, (await Text(casework, 1, HashListFormat.Hma)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row["pdq ".Length..]));
        var stop = JsonNode.Parse(await Text(casework, 1, HashListFormat.StopNcii));
        Assert.Equal(hashes, stop?["hashRecords"]?.AsArray().Select(row => (string?)row?["hashValue"] ?? ""));
    }

    [Fact]
    public async Task What_she_takes_back_does_not_leave_any_more_and_is_a_tombstone_on_every_later_list()
    {
        await using var casework = await TestCasework.Start();
        var (first, _) = await Case(casework, seed: 1, confirm: true);
        await Case(casework, seed: 2, confirm: true);
        await Issue(casework);
        var before = await Text(casework, 1, HashListFormat.Jsonl);

        await casework.Get<WithdrawConsent>().Run(first, (await ConsentOf(casework, first)).Id, "", Actor.Person);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Text(casework, 1, HashListFormat.Hma));
        Assert.Equal(BrokenRule.ConsentMissing, refused.Rule);
        Assert.True((await casework.Get<ShowHashLists>().Run(TestCasework.Ada)).TakesBack > 0);

        await Issue(casework);
        Assert.Null(await casework.Get<ExportHashList>().Run(1, HashListFormat.Jsonl, TestCasework.Ada));
        var lines = await Lines(casework, 2);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before))), (string?)lines[0]["prevSha256"]);
        var hers = (await Claim(casework, first)).Read().Pictures[0].ToString();
        Assert.Equal("withdrawn", (string?)lines.Single(row => (string?)row["value"] == hers && (string?)row["variant"] == "full")["status"]);
        Assert.DoesNotContain(hers, await Text(casework, 2, HashListFormat.Hma), StringComparison.Ordinal);

        await Case(casework, seed: 4, confirm: true);
        await Issue(casework);
        Assert.Contains(await Lines(casework, 3), row => (string?)row["value"] == hers && (string?)row["status"] == "withdrawn");
    }

    [Fact]
    public async Task An_erased_case_leaves_tombstones_on_the_next_list()
    {
        await using var casework = await TestCasework.Start();
        var (first, _) = await Case(casework, seed: 1, confirm: true);
        await Issue(casework);
        var rows = (await Lines(casework, 1)).Skip(1).Select(row => (string?)row["id"]).ToList();
        await casework.Get<EraseCase>().Run(first, AuditActor.System, TestContext.Current.CancellationToken);
        await Issue(casework);
        var after = await Lines(casework, 2);
        Assert.Equal(rows, after.Skip(1).Select(row => (string?)row["id"]));
        Assert.All(after.Skip(1), row => Assert.Equal("withdrawn", (string?)row["status"]));
    }

    [Fact]
    public async Task Rule_12_a_confirmed_picture_of_a_case_that_may_concern_a_minor_stops_every_list_until_it_is_taken_back()
    {
        await using var casework = await TestCasework.Start();
        var (first, _) = await Case(casework, seed: 1, confirm: true);
        await Case(casework, seed: 2, confirm: true);
        await Issue(casework);
        var added = await casework.Get<AddLinks>().Run(first, "https://images.example/a", TestCasework.Ada);
        await casework.Get<LockItem>().Run(first, added.Added[0], TestCasework.Ada);

        Assert.Equal(BrokenRule.ItemLocked, (await Assert.ThrowsAsync<RuleBroken>(() => casework.Get<PrepareHashList>().Run(TestCasework.Ada))).Rule);
        Assert.Equal(BrokenRule.ItemLocked, (await Assert.ThrowsAsync<RuleBroken>(() => Text(casework, 1, HashListFormat.Csv))).Rule);
        Assert.Null((await casework.Get<ShowHashLists>().Run(TestCasework.Ada)).Next);

        var claim = await Claim(casework, first);
        await casework.Get<VerifyPicture>().TakeBack(first, claim.Id, TestCasework.Ada);
        Assert.Equal(BrokenRule.ItemLocked, (await Assert.ThrowsAsync<RuleBroken>(
            () => casework.Get<VerifyPicture>().Run(first, claim.Id, HashListReason.Ncii, TestCasework.Ada))).Rule);
        await Issue(casework);
        Assert.Contains(await Lines(casework, 2), row => (string?)row["status"] == "withdrawn");
    }

    [Fact]
    public async Task What_has_changed_since_it_was_prepared_is_not_issued()
    {
        await using var casework = await TestCasework.Start();
        var (first, _) = await Case(casework, seed: 1, confirm: true);
        var id = await casework.Get<PrepareHashList>().Run(TestCasework.Ada);
        await casework.Get<VerifyPicture>().TakeBack(first, (await Claim(casework, first)).Id, TestCasework.Ada);
        Assert.Equal(BrokenRule.AlreadyDone, (await Assert.ThrowsAsync<RuleBroken>(() => casework.Get<IssueHashList>().Run(id, TestCasework.Ben))).Rule);
        await casework.Get<PrepareHashList>().Drop(id, TestCasework.Ben);
        Assert.Equal(BrokenRule.NothingChosen, (await Assert.ThrowsAsync<RuleBroken>(() => casework.Get<PrepareHashList>().Run(TestCasework.Ada))).Rule);
    }

    [Fact]
    public async Task A_video_or_a_plain_picture_cannot_be_confirmed()
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await casework.Get<KeepClaims>().Run(opened.Id, ClaimLines.ComfyVideo(), Actor.Person);
        await casework.Get<KeepClaims>().Run(opened.Id, ClaimLines.Of("wall.png", new PngFile { Width = 40, Height = 40, Sample = (_, _) => 9 }.Bytes()), Actor.Person);
        await using var db = casework.Db();
        foreach (var claim in await db.Claims.Select(x => x.Id).ToListAsync(TestContext.Current.CancellationToken))
            Assert.Equal(BrokenRule.OutOfRange, (await Assert.ThrowsAsync<RuleBroken>(() => casework.Get<VerifyPicture>().Run(opened.Id, claim, HashListReason.Ncii, TestCasework.Ada))).Rule);
    }

    private static async Task<(CaseId Case, ConsentId Consent)> Case(TestCasework casework, int seed, bool confirm)
    {
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await casework.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 1), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        var consent = await casework.Get<RecordConsent>().Run(
            opened.Id, new ConsentScope([], Recipient.HashSharing, IdentityLevel.None), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(TestCasework.Ada));
        await casework.Get<KeepClaims>().Run(opened.Id, ClaimLines.Picture(seed), Actor.Person);
        if (confirm)
            await casework.Get<VerifyPicture>().Run(opened.Id, (await Claim(casework, opened.Id)).Id, HashListReason.SyntheticNcii, TestCasework.Ada);
        return (opened.Id, consent);
    }

    private static async Task Issue(TestCasework casework) =>
        await casework.Get<IssueHashList>().Run(await casework.Get<PrepareHashList>().Run(TestCasework.Ada), TestCasework.Ben);

    private static async Task<KeptClaim> Claim(TestCasework casework, CaseId id)
    {
        await using var db = casework.Db();
        return await db.Claims.AsNoTracking().FirstAsync(x => x.CaseId == id);
    }

    private static async Task<Consent> ConsentOf(TestCasework casework, CaseId id)
    {
        await using var db = casework.Db();
        return await db.Consents.AsNoTracking().SingleAsync(x => x.CaseId == id);
    }

    private static async Task<string> Text(TestCasework casework, long sequence, HashListFormat format) =>
        Encoding.UTF8.GetString((await casework.Get<ExportHashList>().Run(sequence, format, TestCasework.Ada) ?? throw new InvalidOperationException("No list.")).Bytes);

    private static async Task<List<JsonNode>> Lines(TestCasework casework, long sequence) =>
        [.. (await Text(casework, sequence, HashListFormat.Jsonl)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line) ?? throw new InvalidOperationException("No JSON."))];

    // As a receiver checks it: the signature taken out of the head, the rest hashed, the word before it.
    private static bool IsSigned(TestCasework casework, string text)
    {
        var lines = text.Split('\n', 2);
        var head = JsonNode.Parse(lines[0])?.AsObject() ?? throw new InvalidOperationException("No head.");
        var signature = Convert.FromBase64String((string?)head["sig"] ?? "");
        head.Remove("sig");
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(head) + "\n" + lines[1]));
        var key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromBase64String(casework.Get<HashListMaker>().VerifierKey.Split('+', 3)[2]).AsSpan(1), KeyBlobFormat.RawPublicKey);
        return SignatureAlgorithm.Ed25519.Verify(key, [.. "revoca-hash-list/v1\n"u8, .. digest], signature);
    }
}
