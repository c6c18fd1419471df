using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.Evidence.Claims;

namespace Revoca.Casework.Tests.Evidence;

public sealed class ReceivedClaimTests
{
    [Fact]
    public void Every_claim_the_fingerprint_makes_is_taken_as_it_is()
    {
        using var folder = new TestFolder();
        foreach (var (name, bytes) in Corpus.Files().Where(file => file.Bytes.Length < 100_000))
        {
            var line = Line(folder, name, bytes);
            Assert.Equal(line, ReceivedClaim.Read(line)?.Line);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"kind\":\"image\",\"file\":{\"sha256\":\"00\"}}")]
    [InlineData("{\"file\":{\"name\":\"x\",\"sha256\":null},\"kind\":null}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("not JSON")]
    public void Anything_else_is_not_a_claim(string line) => Assert.Null(ReceivedClaim.Read(line));

    [Fact]
    public void One_changed_space_makes_it_another_text_and_is_refused()
    {
        using var folder = new TestFolder();
        var line = Line(folder, "a.png", new PngFile().Bytes());
        Assert.NotNull(ReceivedClaim.Read(line));
        Assert.Null(ReceivedClaim.Read(line.Replace(",\"file\"", ", \"file\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_member_nobody_knows_or_a_text_beyond_its_cap_refuses_the_whole_line()
    {
        var line = ClaimLines.Picture(1);
        Assert.NotNull(ReceivedClaim.Read(line));
        Assert.Null(ReceivedClaim.Read(Changed(line, claim => claim["picture"] = "data:image/png;base64,AAAA")));
        Assert.Null(ReceivedClaim.Read(Changed(line, claim => claim["file"]!["path"] = "/home/somebody"))); // the fingerprint always writes the member
        Assert.Null(ReceivedClaim.Read(Changed(line, claim => claim["file"]!["name"] = new string('a', 1_025)))); // likewise
        Assert.Null(ReceivedClaim.Read(Changed(line, claim => claim["pdq"]!["quality"] = 101))); // of a picture
        Assert.Null(ReceivedClaim.Read(Changed(line, claim => claim["kind"] = "video/webm")));
        Assert.Null(ReceivedClaim.Read(Changed(line, claim => claim.Remove("provenance"))));
        Assert.Null(ReceivedClaim.Read(Changed(line, claim => claim["error"] = new string('a', ReceivedClaim.Longest))));
    }

    private static string Changed(string line, Action<System.Text.Json.Nodes.JsonObject> change)
    {
        var claim = Fingerprinting.Parse(line);
        change(claim);
        return CanonicalJson.Write(claim);
    }

    [Fact]
    public void A_picture_made_with_an_add_on_proposes_its_page_and_searches_for_its_name()
    {
        using var folder = new TestFolder();
        var civitai = ReceivedClaim.Read(Line(folder, "a.png", new PngFile().Text("parameters", Prompts.Civitai).Bytes()));
        Assert.NotNull(civitai);
        var pages = ModelPages.Proposed(civitai);
        Assert.Contains(pages, page => page.Reason == ProposalReason.NamedByTheFile && page.Url.Canonical.EndsWith("/model-versions/333444", StringComparison.Ordinal));

        var comfy = ReceivedClaim.Read(Line(folder, "b.mp4", new Mp4File().Keys(("prompt", Prompts.ComfyPrompt)).Bytes()));
        Assert.NotNull(comfy);
        Assert.Equal("ComfyUI", comfy.Tool);
        Assert.All(ModelPages.Proposed(comfy), page => Assert.True(page.Sensitive && page.Url.Written.EndsWith("=invented_person_v1", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_model_file_is_asked_for_by_the_hash_that_survives_an_edited_header_first()
    {
        using var folder = new TestFolder();
        var claim = ReceivedClaim.Read(Line(folder, "lora.safetensors", SafetensorsFile.Bytes(SafetensorsFile.WanLora())));
        Assert.NotNull(claim);
        Assert.EndsWith("/by-hash/" + claim.AutoV3, ModelPages.Proposed(claim)[0].Url.Written, StringComparison.Ordinal);
    }

    private static string Line(TestFolder folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return FingerprintFile.Run(path).Line;
    }
}
