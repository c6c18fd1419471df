using Revoca.Builders.Media;

namespace Revoca.Casework.Tests.Evidence;

public sealed class JsonToolsTests
{
    [Fact]
    public void InvokeAI_is_read()
    {
        var found = Read(("invokeai_metadata", """
            {"app_version":"5.6.0","positive_prompt":"a hill","negative_prompt":"fog","seed":77,"steps":30,"scheduler":"euler",
             "model":{"key":"x","hash":"blake3:00ff","name":"Invented XL","base":"sdxl"},"loras":[{"model":{"name":"inventedPerson","hash":"blake3:11"},"weight":0.7}]}
            """));
        Assert.Equal("InvokeAI|a hill|fog|77|30|euler|Invented XL|inventedPerson blake3:11", found);
    }

    [Fact]
    public void NovelAI_is_read()
    {
        var found = Read(
            ("Title", "NovelAI generated image"), ("Description", "a hill"), ("Software", "NovelAI"), ("Source", "NovelAI Diffusion V4"),
            ("Comment", """{"prompt":"a hill","uc":"fog","seed":77,"steps":28,"sampler":"k_euler","scale":5.0}"""));
        Assert.Equal("NovelAI|a hill|fog|77|28|k_euler|NovelAI Diffusion V4|", found);
    }

    [Fact]
    public void SwarmUI_is_read()
    {
        var found = Read(("parameters", """
            {"sui_image_params":{"prompt":"a hill","negativeprompt":"fog","model":"invented_wan","seed":77,"steps":20,"sampler":"euler","loras":["inventedPerson"],"loraweights":["1"]},
             "sui_models":[{"name":"inventedPerson.safetensors","param":"loras","hash":"0x00ff"}]}
            """));
        Assert.Equal("SwarmUI|a hill|fog|77|20|euler|invented_wan|inventedPerson 0x00ff", found);
    }

    [Fact]
    public void Fooocus_is_read()
    {
        var found = Read(("fooocus_scheme", "fooocus"), ("parameters", """
            {"prompt":"a hill","negative_prompt":"fog","seed":"77","steps":60,"sampler":"dpmpp_2m_sde_gpu","base_model":"inventedXL","base_model_hash":"00ff",
             "loras":[["inventedPerson",0.5,"aabbccddee"]],"version":"Fooocus v2.5.5"}
            """));
        Assert.Equal("Fooocus|a hill|fog|77|60|dpmpp_2m_sde_gpu|inventedXL|inventedPerson aabbccddee", found);
    }

    [Fact]
    public void Tensor_Art_is_read()
    {
        var found = Read(("generation_data", """
            {"models":[{"label":"Invented person","type":"LORA","modelId":"1","hash":"ABCDEF"}],"prompt":"a hill","negativePrompt":"fog","seed":"77","steps":25,
             "samplerName":"Euler","baseModel":{"label":"Invented base","type":"BASE_MODEL","hash":"00FF"}}
            """ + "\0"));
        Assert.Equal("Tensor.Art|a hill|fog|77|25|Euler|Invented base|Invented person ABCDEF", found);
    }

    [Fact]
    public void Addresses_of_models_are_found_in_any_text()
    {
        var found = Fingerprinting.Provenance(new PngFile().Text("Comment", "made with urn:air:wan21:lora:civitai:123456@654321 today").Bytes());
        Assert.Equal("urn:air:wan21:lora:civitai:123456@654321", found["references"]?[0]?["air"].Text());
        Assert.Equal("654321", found["references"]?[0]?["versionId"].Text());
    }

    private static string Read(params (string Key, string Text)[] texts)
    {
        var png = texts.Aggregate(new PngFile(), (file, text) => file.Text(text.Key, text.Text));
        var found = Fingerprinting.Provenance(png.Bytes());
        return string.Join('|', found["tool"], found["prompt"], found["negativePrompt"], found["seed"], found["steps"], found["sampler"],
            string.Join(',', found["models"].Texts()), found.Loras());
    }
}
