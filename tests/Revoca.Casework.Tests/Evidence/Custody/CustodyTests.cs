using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence.Custody;

public sealed class CustodyTests
{
    [Fact]
    public async Task The_manifest_lists_digests_and_looks_says_the_same_twice_and_its_digest_is_in_the_audit_export()
    {
        await using var casework = await TestCasework.Start();
        var id = await Filled(casework);
        var made = await Made(casework, id);
        var again = await Made(casework, id);
        Assert.Equal(made.Sha256, again.Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(made.Json)), made.Sha256);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(made.Pdf, 0, 5), StringComparison.Ordinal);

        var text = Encoding.UTF8.GetString(made.Json);
        var json = JsonNode.Parse(text)?.AsObject() ?? throw new InvalidOperationException("No JSON.");
        Assert.Equal(1, json["claims"]?.AsArray().Count);
        Assert.Equal("Live", (string?)json["items"]?[0]?["observations"]?[0]?["seen"]);
        Assert.DoesNotContain("lighthouse", text, StringComparison.Ordinal);
        Assert.DoesNotContain("clip.mp4", text, StringComparison.Ordinal);

        using var folder = new TestFolder();
        await casework.Get<ExportAudit>().Run(id.Value, AuditActor.System, folder.Path, TestContext.Current.CancellationToken);
        Assert.Contains("evidence.manifest", await File.ReadAllTextAsync(Path.Combine(folder.Path, "records.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(made.Sha256, await File.ReadAllTextAsync(Path.Combine(folder.Path, "details.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_more_is_another_manifest()
    {
        await using var casework = await TestCasework.Start();
        var id = await Filled(casework);
        var before = await Made(casework, id);
        casework.Clock.Advance(TimeSpan.FromHours(1));
        await using (var db = casework.Db())
            await casework.Get<ObserveItems>().Run(id, [db.Items.Single().Id], Availability.Unavailable, TestCasework.Ada);
        Assert.NotEqual(before.Sha256, (await Made(casework, id)).Sha256);
    }

    [Fact]
    public async Task The_preservation_card_names_the_files_by_fingerprint_only()
    {
        await using var casework = await TestCasework.Start();
        var empty = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        Assert.Null(await casework.Get<PrintPreservationCard>().Run(empty.Id, TestCasework.Ada));
        var id = await Filled(casework);
        var card = await casework.Get<PrintPreservationCard>().Run(id, TestCasework.Ada) ?? throw new InvalidOperationException("No card.");
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(card);
        var text = string.Concat(pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value));
        var sha = Fingerprinting.Parse(ClaimLines.ComfyVideo())["file"]?["sha256"].Text();
        Assert.Contains(sha?[..16] ?? "?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("clip", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_12_a_case_that_may_concern_a_minor_has_neither()
    {
        await using var casework = await TestCasework.Start();
        var id = await Filled(casework);
        await using (var db = casework.Db())
            await casework.Get<LockItem>().Run(id, db.Items.Single().Id, TestCasework.Ada);
        Assert.Null(await casework.Get<MakeManifest>().Run(id, Language.English, TestCasework.Ada));
        Assert.Null(await casework.Get<PrintPreservationCard>().Run(id, TestCasework.Ada));
    }

    private static async Task<CaseId> Filled(TestCasework casework)
    {
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await casework.Get<KeepClaims>().Run(opened.Id, ClaimLines.ComfyVideo(), Actor.Person);
        var added = await casework.Get<AddLinks>().Run(opened.Id, "https://videos.example/v/1", TestCasework.Ada);
        await casework.Get<ObserveItems>().Run(opened.Id, added.Added, Availability.Live, TestCasework.Ada);
        return opened.Id;
    }

    private static async Task<EvidenceManifest> Made(TestCasework casework, CaseId id) =>
        await casework.Get<MakeManifest>().Run(id, Language.English, TestCasework.Ada) ?? throw new InvalidOperationException("No manifest.");
}
