using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Revoca.Builders.Media;
using Revoca.Casework.Evidence;

namespace Revoca.Casework.Tests.Evidence;

public sealed class FileClaimTests
{
    [Fact]
    public void Digests_are_those_of_the_published_test_vectors()
    {
        var file = Fingerprinting.Claim(Encoding.ASCII.GetBytes("abc"), "abc.txt")["file"];
        Assert.Equal("abc.txt", file?["name"].Text());
        Assert.Equal(3, (long?)file?["size"]);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", file?["sha256"].Text());
        Assert.Equal("900150983cd24fb0d6963f7d28e17f72", file?["md5"].Text());
        Assert.Equal("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85", file?["blake3"].Text());
        Assert.Equal("352441c2", file?["crc32"].Text());
        Assert.Equal("application/octet-stream", file?["mime"].Text());
    }

    [Fact]
    public void An_unknown_kind_has_digests_only_and_every_key()
    {
        var claim = Fingerprinting.Claim("PK\u0003\u0004 a ZIP named as a video"u8.ToArray(), "video.mp4");
        Assert.Equal("unknown", claim["kind"].Text());
        Assert.Equal("application/zip", claim["file"]?["mime"].Text());
        Assert.Equal(["dims", "file", "kind", "model", "pdq", "provenance"], claim.Select(member => member.Key));
        Assert.Null(claim["pdq"]);
        Assert.Null(claim["model"]);
        Assert.Null(claim["provenance"]?["tool"]);
    }

    [Fact]
    public void A_model_file_tells_its_training_and_its_hub_hashes()
    {
        var bytes = SafetensorsFile.Bytes(SafetensorsFile.WanLora(), weights: 0x140000);
        var claim = Fingerprinting.Claim(bytes, "lora.safetensors");
        var header = 8 + (int)BitConverter.ToUInt64(bytes);
        Assert.Equal("model", claim["kind"].Text());
        var model = claim["model"] ?? throw new InvalidOperationException("No model.");
        Assert.Equal(Hex(bytes.AsSpan(0x100000, 0x10000), 8), model["autoV1"].Text());
        Assert.Equal(Hex(bytes, 10), model["autoV2"].Text());
        Assert.Equal(Hex(bytes.AsSpan(header), 12), model["autoV3"].Text());
        Assert.Equal("wan2.1", model["baseModel"].Text());
        Assert.Equal("wan2.1/lora", model["architecture"].Text());
        Assert.Equal("networks.lora_wan", model["networkModule"].Text());
        Assert.Equal("invented_person_v1", model["outputName"].Text());
        Assert.Equal(["invnted woman", "smile"], model["triggerWords"].Texts());
        Assert.Equal(["10_invnted woman"], model["datasetDirs"].Texts());
        Assert.Equal("2025-02-26T20:00:00Z", model["created"].Text());
    }

    [Fact]
    public void An_edited_header_changes_AutoV2_but_not_AutoV3()
    {
        var edited = SafetensorsFile.WanLora();
        edited["ss_output_name"] = "renamed";
        JsonNode? one = Fingerprinting.Claim(SafetensorsFile.Bytes(SafetensorsFile.WanLora()))["model"], two = Fingerprinting.Claim(SafetensorsFile.Bytes(edited))["model"];
        Assert.Equal(one?["autoV3"].Text(), two?["autoV3"].Text());
        Assert.NotEqual(one?["autoV2"].Text(), two?["autoV2"].Text());
    }

    [Theory]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1_000_000UL)]
    public void A_lying_header_length_leaves_digests_only(ulong length)
    {
        var claim = Fingerprinting.Claim([.. BitConverter.GetBytes(length), .. "{\"__metadata__\":{}}"u8], "lie.safetensors");
        Assert.Equal("unknown", claim["kind"].Text());
        Assert.Null(claim["model"]);
        Assert.Equal(64, claim["file"]?["sha256"].Text()?.Length);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_line_with_an_error()
    {
        var claim = Fingerprinting.Parse(FingerprintFile.Run("/nowhere/at/all.png").Line);
        Assert.Equal("all.png", claim["file"]?["name"].Text());
        Assert.NotNull(claim["error"].Text());
        Assert.NotNull(Fingerprinting.Parse(FingerprintFile.Run(Path.GetTempPath()).Line)["error"]);
    }

    [Fact]
    public void A_HEIC_picture_gets_digests_and_a_hint()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. Mp4File.Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]), .. Mp4File.Box("mdat", new byte[100])]);
        var (line, hint) = FingerprintFile.Run(path);
        File.Delete(path);
        Assert.Equal("image/heic", Fingerprinting.Parse(line)["file"]?["mime"].Text());
        Assert.Null(Fingerprinting.Parse(line)["pdq"]);
        Assert.Contains("JPEG", hint, StringComparison.Ordinal);
    }

    private static string Hex(ReadOnlySpan<byte> bytes, int digits) => Convert.ToHexString(SHA256.HashData(bytes))[..digits];
}
