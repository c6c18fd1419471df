using System.Text.Json;
using Revoca.Domain.Evidence.Provenance.Containers;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>Tools that store one JSON object under a name of their own: InvokeAI, NovelAI, SwarmUI, Fooocus, Tensor.Art.</summary>
public static class JsonTools
{
    public static ProvenanceFinding? InvokeAi(EmbeddedTexts texts)
    {
        var json = TolerantJson.Parse(texts.First("invokeai_metadata") ?? texts.First("sd-metadata"));
        if (json is not { } found)
            return texts.First("invokeai_graph") is null ? null : new ProvenanceFinding { Tool = "InvokeAI" };
        var image = found.Member("image") ?? found;
        return new ProvenanceFinding
        {
            Tool = "InvokeAI",
            Version = found.Member("app_version").Text(),
            Prompt = image.Member("positive_prompt", "prompt").Text() ?? WeightedPrompt(image),
            NegativePrompt = image.Member("negative_prompt").Text(),
            Seed = image.Member("seed").Digits(),
            Steps = image.Member("steps").Whole(),
            Sampler = image.Member("scheduler", "sampler").Text(),
            Models = Names(found.Member("model_weights").Text() ?? InvokeName(found.Member("model"))),
            ModelHash = found.Member("model")?.Member("hash").Text(),
            Loras = [.. found.Member("loras").Items().Take(100).Select(InvokeLora).OfType<LoraMention>()],
        };
    }

    public static ProvenanceFinding? NovelAi(EmbeddedTexts texts)
    {
        var named = texts.First("software")?.Contains("NovelAI", StringComparison.OrdinalIgnoreCase) == true
            || texts.First("title")?.Contains("NovelAI", StringComparison.OrdinalIgnoreCase) == true
            || texts.First("source")?.Contains("NovelAI", StringComparison.OrdinalIgnoreCase) == true;
        if (!named)
            return null;
        var json = TolerantJson.Parse(texts.First("comment") ?? texts.First("usercomment"));
        return new ProvenanceFinding
        {
            Tool = "NovelAI",
            Prompt = json?.Member("prompt").Text() ?? texts.First("description"),
            NegativePrompt = json?.Member("uc").Text(),
            Seed = json?.Member("seed").Digits(),
            Steps = json?.Member("steps").Whole(),
            Sampler = json?.Member("sampler").Text(),
            Models = Names(texts.First("source")),
        };
    }

    public static ProvenanceFinding? SwarmUi(EmbeddedTexts texts)
    {
        foreach (var text in texts.All)
            if (text.Text.Contains("sui_image_params", StringComparison.Ordinal) && TolerantJson.Parse(text.Text) is { } json
                && json.Member("sui_image_params") is { } found)
                return Swarm(found, json);
        return TolerantJson.Parse(texts.First("sui_image_params")) is { } own ? Swarm(own, own) : null;
    }

    public static ProvenanceFinding? Fooocus(EmbeddedTexts texts)
    {
        var scheme = texts.First("fooocus_scheme") ?? texts.First("makernote");
        var text = texts.First("parameters") ?? texts.First("usercomment") ?? texts.First("comment");
        if (text is null)
            return scheme is not null && texts.First("fooocus_scheme") is not null ? new ProvenanceFinding { Tool = "Fooocus" } : null;
        var json = TolerantJson.Parse(text);
        var version = json?.Member("version").Text();
        if (texts.First("fooocus_scheme") is null && version?.Contains("Fooocus", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        if (json is not { } found)
            return A1111Text.Read(text) is { } plain ? plain with { Tool = "Fooocus" } : new ProvenanceFinding { Tool = "Fooocus" };
        return new ProvenanceFinding
        {
            Tool = "Fooocus",
            Version = version,
            Prompt = found.Member("prompt", "full_prompt").Text(),
            NegativePrompt = found.Member("negative_prompt").Text(),
            Seed = found.Member("seed").Digits(),
            Steps = found.Member("steps").Whole(),
            Sampler = found.Member("sampler").Text(),
            Models = Names(found.Member("base_model").Text()),
            ModelHash = found.Member("base_model_hash").Text(),
            Loras = [.. found.Member("loras").Items().Take(100).Select(FooocusLora).OfType<LoraMention>()],
        };
    }

    public static ProvenanceFinding? TensorArt(EmbeddedTexts texts)
    {
        if (TolerantJson.Parse(texts.First("generation_data")) is not { } found)
            return null;
        var models = found.Member("models").Items().Take(100).ToList();
        var loras = models.Where(model => model.Member("type").Text()?.Contains("LORA", StringComparison.OrdinalIgnoreCase) == true).ToList();
        var main = found.Member("baseModel") is { } own ? TensorName(own) : models.Except(loras).Select(TensorName).FirstOrDefault(name => name is not null);
        return new ProvenanceFinding
        {
            Tool = "Tensor.Art",
            Prompt = found.Member("prompt").Text(),
            NegativePrompt = found.Member("negativePrompt").Text(),
            Seed = found.Member("seed").Digits(),
            Steps = found.Member("steps").Whole(),
            Sampler = found.Member("samplerName", "sampler").Text(),
            Models = Names(main),
            ModelHash = found.Member("baseModel")?.Member("hash").Text(),
            Loras = [.. loras.Where(lora => TensorName(lora) is not null).Select(lora => new LoraMention(TensorName(lora) ?? "", lora.Member("hash").Text()))],
        };
    }

    private static ProvenanceFinding Swarm(JsonElement found, JsonElement whole)
    {
        var hashes = whole.Member("sui_models").Items().Take(100).ToList();
        var names = found.Member("loras") is { ValueKind: JsonValueKind.String } list
            ? (list.GetString() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [.. found.Member("loras").Items().Select(item => ((JsonElement?)item).Text()).OfType<string>()];
        string? HashOf(string name) => hashes.Find(item => item.Member("name").Text()?.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true)
            is { ValueKind: JsonValueKind.Object } entry ? entry.Member("hash").Text() : null;
        var model = found.Member("model").Text();
        return new ProvenanceFinding
        {
            Tool = "SwarmUI",
            Version = found.Member("swarm_version").Text(),
            Prompt = found.Member("prompt").Text(),
            NegativePrompt = found.Member("negativeprompt", "negative_prompt").Text(),
            Seed = found.Member("seed").Digits(),
            Steps = found.Member("steps").Whole(),
            Sampler = found.Member("sampler", "comfyuisampler").Text(),
            Models = Names(model),
            ModelHash = model is null ? null : HashOf(model),
            Loras = [.. names.Take(100).Select(name => new LoraMention(name, HashOf(name)))],
        };
    }

    private static string? TensorName(JsonElement model) => model.Member("modelFileName", "label", "name", "modelId").Text();

    private static string? InvokeName(JsonElement? model) =>
        model is { ValueKind: JsonValueKind.String } ? model.Text() : model?.Member("name", "model_name", "key").Text();

    // Before its third version: parts of the prompt, each with a weight.
    private static string? WeightedPrompt(JsonElement image) =>
        string.Join(' ', image.Member("prompt").Items().Take(100).Select(part => part.Member("prompt").Text()).OfType<string>()) is { Length: > 0 } joined ? joined : null;

    private static LoraMention? InvokeLora(JsonElement item)
    {
        var model = item.Member("model", "lora") ?? item;
        return InvokeName(model) is { } name ? new LoraMention(name, model.Member("hash").Text()) : null;
    }

    private static LoraMention? FooocusLora(JsonElement item)
    {
        var parts = ((JsonElement?)item).Items().ToList();
        var name = parts.Count > 0 ? ((JsonElement?)parts[0]).Text() : item.Member("name").Text();
        var hash = parts.Count > 2 ? ((JsonElement?)parts[2]).Text() : item.Member("hash").Text();
        return name is null ? null : new LoraMention(name, hash);
    }

    private static string[] Names(string? name) => name is null ? [] : [name];
}
