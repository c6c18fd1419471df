using System.Text;
using Revoca.Builders.Media;
using SkiaSharp;

namespace Revoca.Casework.Tests.Evidence;

public sealed class ProvenanceTests
{
    public static TheoryData<string> Containers => ["png text", "png compressed", "png after the picture", "png exif", "jpeg big", "jpeg little", "jpeg comment", "webp"];

    [Theory]
    [MemberData(nameof(Containers))]
    public void An_A1111_text_is_read_from_every_container(string container)
    {
        var found = Fingerprinting.Provenance(Holding(Prompts.A1111, container));
        Assert.Equal("A1111", found["tool"].Text());
        Assert.StartsWith("a lighthouse at dusk, <lora:inventedStyle:0.8>, \"stormy\" sea", found["prompt"].Text(), StringComparison.Ordinal);
        Assert.Equal("blurry, low quality", found["negativePrompt"].Text());
        Assert.Equal(1234567890, (long?)found["seed"]);
        Assert.Equal(28, (int?)found["steps"]);
        Assert.Equal("DPM++ 2M", found["sampler"].Text());
        Assert.Equal(["inventedModel_v20"], found["models"].Texts());
        Assert.Equal("inventedStyle 0a1b2c3d4e5f", found.Loras());
        Assert.False((bool?)found["c2pa"]);
    }

    [Fact]
    public void Civitai_resources_name_the_model_pages()
    {
        var found = Fingerprinting.Provenance(Holding(Prompts.Civitai, "jpeg little"));
        Assert.Equal("Civitai", found["tool"].Text());
        Assert.Equal(["Invented, base"], found["models"].Texts());
        Assert.Equal("Invented person ", found.Loras());
        Assert.Equal("333444", found["references"]?[1]?["versionId"].Text());
    }

    [Theory]
    [InlineData("Version: f2.0.1v1.10.1-previous-0-g0a1b2c3", "Forge")]
    [InlineData("Version: reForge-1.2", "reForge")]
    [InlineData("App: SD.Next, Version: 0a1b2c3", "SD.Next")]
    [InlineData("Version: ComfyUI", "ComfyUI")]
    public void The_dialects_of_the_A1111_text_are_told_apart(string ending, string tool) =>
        Assert.Equal(tool, Fingerprinting.Provenance(Holding($"a hill\nSteps: 20, Sampler: Euler, Seed: 5, {ending}", "png text"))["tool"].Text());

    [Fact]
    public void Programs_for_ones_own_machine_are_named()
    {
        var drawn = Fingerprinting.Provenance(new PngFile().International("XML:com.adobe.xmp", Prompts.DrawThings).Bytes());
        Assert.Equal(("Draw Things", "a hill", "grey", "invented_person_f16.ckpt "), (drawn["tool"].Text(), drawn["prompt"].Text(), drawn["negativePrompt"].Text(), drawn.Loras()));
        var made = Fingerprinting.Provenance(new Mp4File().Item("©cmt", Prompts.WanGp).Bytes());
        Assert.Equal(("WanGP", "5.2", "a lighthouse", "invented_person.safetensors "), (made["tool"].Text(), made["version"].Text(), made["prompt"].Text(), made.Loras()));
        Assert.Equal(["t2v_14B"], made["models"].Texts());
        var old = Fingerprinting.Provenance(new PngFile().Text("sd-metadata", Prompts.InvokeOld).Bytes());
        Assert.Equal(("a hill at noon", "invented-1.5"), (old["prompt"].Text(), Assert.Single(old["models"].Texts())));
    }

    [Fact]
    public void A_plain_description_is_no_tool() =>
        Assert.Null(Fingerprinting.Provenance(Holding("My holiday. Steps: many, and a Seed", "jpeg comment"))["tool"]);

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("mp4 keys")]
    [InlineData("mp4 comment")]
    [InlineData("mp4 data first")]
    [InlineData("webm")]
    [InlineData("webm streamed")]
    public void A_ComfyUI_graph_is_read_from_every_container(string container)
    {
        var found = Fingerprinting.Provenance(Comfy(container));
        Assert.Equal("ComfyUI", found["tool"].Text());
        Assert.Equal("a lighthouse in a storm, waves", found["prompt"].Text());
        Assert.Equal("static, blurry", found["negativePrompt"].Text());
        Assert.Equal("18446744073709551615", found["seed"].Text());
        Assert.Equal(30, (int?)found["steps"]);
        Assert.Equal("uni_pc", found["sampler"].Text());
        Assert.Equal(["wan2.1_t2v_14B_fp8_scaled.safetensors"], found["models"].Texts());
        Assert.Equal("wan/invented_person_v1.safetensors ", found.Loras());
    }

    [Fact]
    public void A_drawn_graph_alone_is_enough_and_bypassed_nodes_do_not_count()
    {
        var found = Fingerprinting.Provenance(new PngFile().Text("workflow", Prompts.ComfyWorkflow).Bytes());
        Assert.Equal("ComfyUI", found["tool"].Text());
        Assert.Equal("a lighthouse in a storm, waves", found["prompt"].Text());
        Assert.Equal("static, blurry", found["negativePrompt"].Text());
        Assert.Equal(42, (long?)found["seed"]);
        Assert.Equal(20, (int?)found["steps"]);
        Assert.Equal(["wan2.1_t2v_1.3B_fp16.safetensors"], found["models"].Texts());
        Assert.Equal("invented_person_v1.safetensors ", found.Loras());
    }

    [Fact]
    public void The_wrapper_nodes_for_Wan_are_understood()
    {
        var graph = """
            {"1":{"class_type":"WanVideoModelLoader","inputs":{"model":"Wan2_1-I2V-14B-480P_fp8.safetensors","lora":["2",0]}},
             "2":{"class_type":"WanVideoLoraSelect","inputs":{"lora":"invented.safetensors","strength":1.0}},
             "3":{"class_type":"WanVideoTextEncode","inputs":{"positive_prompt":"a river","negative_prompt":"grey","t5":["4",0]}},
             "4":{"class_type":"LoadWanVideoT5TextEncoder","inputs":{"model_name":"umt5-xxl.safetensors"}},
             "6":{"class_type":"Power Lora Loader (rgthree)","inputs":{"lora_1":{"on":true,"lora":"second.safetensors","strength":1},"lora_2":{"on":false,"lora":"off.safetensors"}}},
             "5":{"class_type":"WanVideoSampler","inputs":{"seed":7,"steps":25,"scheduler":"unipc","text_embeds":["3",0],"model":["1",0]}}}
            """;
        var found = Fingerprinting.Provenance(WebmFile.Bytes([("PROMPT", graph)]));
        Assert.Equal("a river", found["prompt"].Text());
        Assert.Equal("grey", found["negativePrompt"].Text());
        Assert.Equal("unipc", found["sampler"].Text());
        Assert.Equal(["Wan2_1-I2V-14B-480P_fp8.safetensors"], found["models"].Texts());
        Assert.Equal("invented.safetensors  | second.safetensors ", found.Loras());
    }

    [Theory]
    [InlineData("t2v-14B_1280*720_1_1_Two_anthropomorphic_cats_in_comfy_boxing_gear_a_20250227_101500.mp4", "Wan 2.1", "Wan2.1-T2V-14B")]
    [InlineData("i2v-A14B_1280x720_1_1_a_hill_20250801_101500.mp4", "Wan 2.2", "Wan2.2-I2V-A14B")]
    public void The_file_name_of_Wan_is_evidence_by_itself(string name, string tool, string model)
    {
        var found = Fingerprinting.Provenance(new Mp4File().Item("©too", "Lavf60.16.100").Bytes(), name);
        Assert.Equal(tool, found["tool"].Text());
        Assert.Equal([model], found["models"].Texts());
        Assert.Equal("Lavf60.16.100", found["writer"].Text());
    }

    [Fact]
    public void A_muxer_is_never_the_tool()
    {
        Assert.Null(Fingerprinting.Provenance(new Mp4File().Item("©too", "Lavf60.16.100").Bytes(), "clip.mp4")["tool"]);
        Assert.Null(Fingerprinting.Provenance(WebmFile.Bytes([("ENCODER", "Lavf60")]), "clip.webm")["tool"]);
    }

    [Fact]
    public void A_manifest_store_and_a_digital_source_type_are_noticed()
    {
        byte[] store = [.. "\0\0\0\0jumbc2pa"u8, .. "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"u8];
        var png = Fingerprinting.Provenance(new PngFile().Chunk("caBX", store).Bytes());
        var jpeg = Fingerprinting.Provenance(Waves(SKEncodedImageFormat.Jpeg).WithSegment(0xEB, [.. "JP\0\u0001\0\0\0\u0001"u8, .. store]));
        Assert.All([png, jpeg], found => Assert.True((bool?)found["c2pa"]));
        Assert.All([png, jpeg], found => Assert.Equal("trainedAlgorithmicMedia", found["digitalSourceType"].Text()));

        var xmp = """<rdf:Description Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"/>""";
        var named = Fingerprinting.Provenance(Waves(SKEncodedImageFormat.Webp).WithChunk("XMP ", Encoding.UTF8.GetBytes(xmp)));
        Assert.Equal("compositeWithTrainedAlgorithmicMedia", named["digitalSourceType"].Text());
        Assert.False((bool?)named["c2pa"]);
    }

    private static byte[] Waves(SKEncodedImageFormat format)
    {
        using var waves = Pictures.Waves(80, 60);
        return waves.Bytes(format);
    }

    private static byte[] Holding(string text, string container) => container switch
    {
        "png text" => new PngFile().Text("parameters", text).Bytes(),
        "png compressed" => new PngFile().Compressed("parameters", text).Bytes(),
        "png after the picture" => new PngFile().Text("parameters", text, afterPicture: true).Bytes(),
        "png exif" => new PngFile().Chunk("eXIf", ExifBlock.UserComment(text)).Bytes(),
        "jpeg big" => Waves(SKEncodedImageFormat.Jpeg).WithExif(ExifBlock.UserComment(text, bigEndian: false, commentBigEndian: true)),
        "jpeg little" => Waves(SKEncodedImageFormat.Jpeg).WithExif(ExifBlock.UserComment(text, bigEndian: true, commentBigEndian: false)),
        "jpeg comment" => Waves(SKEncodedImageFormat.Jpeg).WithSegment(0xFE, Encoding.UTF8.GetBytes(text)),
        "webp" => Waves(SKEncodedImageFormat.Webp).WithChunk("EXIF", ExifBlock.UserComment(text)),
        _ => throw new ArgumentOutOfRangeException(nameof(container)),
    };

    private static byte[] Comfy(string container)
    {
        var both = new System.Text.Json.Nodes.JsonObject { ["prompt"] = Prompts.ComfyPrompt, ["workflow"] = null }.ToJsonString();
        return container switch
        {
            "png" => new PngFile().Text("prompt", Prompts.ComfyPrompt).Text("workflow", Prompts.ComfyWorkflow).Bytes(),
            "webp" => Waves(SKEncodedImageFormat.Webp).WithChunk(
                "EXIF", ExifBlock.Texts(false, (0x0110, "prompt:" + Prompts.ComfyPrompt), (0x010F, "workflow:" + Prompts.ComfyWorkflow))),
            "mp4 keys" => new Mp4File().Keys(("prompt", Prompts.ComfyPrompt), ("workflow", Prompts.ComfyWorkflow), ("encoder", "Lavf61.7.100")).Bytes(),
            "mp4 comment" => new Mp4File().Item("©cmt", both).Bytes(),
            "mp4 data first" => new Mp4File { DataFirst = true }.Keys(("comment", both)).Bytes(),
            "webm" => WebmFile.Bytes([("PROMPT", Prompts.ComfyPrompt), ("WORKFLOW", Prompts.ComfyWorkflow)]),
            "webm streamed" => WebmFile.Bytes([("COMMENT", both)], streamed: true),
            _ => throw new ArgumentOutOfRangeException(nameof(container)),
        };
    }
}
