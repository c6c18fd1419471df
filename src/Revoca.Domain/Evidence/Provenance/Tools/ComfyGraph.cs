using System.Text.Json;
using System.Text.RegularExpressions;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>What a ComfyUI graph generates: its models and add-ons, the sampler's settings, and the texts that feed it.</summary>
internal sealed partial class ComfyGraph(List<ComfyNode> nodes)
{
    private const int Deepest = 24;
    private static readonly string[] TextNames =
        ["text", "prompt", "positive_prompt", "text_g", "text_l", "t5xxl", "clip_l", "populated_text", "wildcard_text", "string", "value", "text1", "string_a"];

    private static readonly string[] ModelNames = ["unet_name", "ckpt_name", "base_ckpt_name", "gguf_name", "diffusion_model", "model", "model_name"];
    private readonly Dictionary<string, ComfyNode> _byId = nodes.DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);

    public ProvenanceFinding Read()
    {
        var sampler = nodes.Find(node => node.Links.ContainsKey("positive") && Is(node, "sampler"))
            ?? nodes.Find(node => node.Links.ContainsKey("positive") && Is(node, "guider"))
            ?? nodes.Find(node => node.Links.ContainsKey("positive"));
        var prompt = sampler is null ? null : TextOf(sampler, "positive", 0);
        var negative = sampler is null ? null : TextOf(sampler, "negative", 0);
        return new ProvenanceFinding
        {
            Tool = "ComfyUI",
            Prompt = prompt ?? Guided() ?? First("positive_prompt") ?? Encoded(negative: false),
            NegativePrompt = negative ?? First("negative_prompt") ?? (prompt is null ? Encoded(negative: true) : null),
            Seed = Setting(value => ((JsonElement?)value).Digits(), "seed", "noise_seed"),
            Steps = Setting(value => ((JsonElement?)value).Whole() is { } steps ? steps : (int?)null, "steps"),
            Sampler = Setting(value => ((JsonElement?)value).Text(), "sampler_name", "sampler", "scheduler"),
            Models = Models(),
            Loras = Loras(),
        };
    }

    private static bool Is(ComfyNode node, string word) => node.Type.Contains(word, StringComparison.OrdinalIgnoreCase);

    private List<string> Models()
    {
        var models = new List<string>();
        foreach (var node in nodes)
            foreach (var name in ModelNames)
                if (node.Text(name) is { } model && !models.Contains(model)
                    && (name is "unet_name" or "ckpt_name" || (ComfyWidgets.IsWeights(model) && ComfyWidgets.LoadsModel(node.Type))))
                    models.Add(model);
        return models;
    }

    private List<LoraMention> Loras()
    {
        var loras = new List<LoraMention>();
        foreach (var node in nodes)
            foreach (var (name, value) in node.Values)
                if (LoraName().IsMatch(name) && Lora(value) is { } lora && !loras.Exists(known => known.Name == lora) && loras.Count < 100)
                    loras.Add(new LoraMention(lora, null));
        return loras;
    }

    private static string? Lora(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.Member("on") is { ValueKind: JsonValueKind.False } ? null : value.Member("lora", "name").Text();
        var name = ((JsonElement?)value).Text();
        return name is null || name.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : name;
    }

    // Samplers first: other nodes have seeds and steps too, of noise or masks.
    private T? Setting<T>(Func<JsonElement, T?> read, params string[] names)
    {
        foreach (var node in nodes.OrderByDescending(node => Is(node, "sampler")))
            foreach (var name in names)
                if (node.Values.TryGetValue(name, out var value) && read(value) is { } found)
                    return found;
        return default;
    }

    private string? First(string name) => nodes.Select(node => node.Text(name)).FirstOrDefault(text => text is not null);

    private string? Guided() => nodes.Find(node => Is(node, "guider") && node.Links.ContainsKey("conditioning")) is { } guider
        ? TextOf(guider, "conditioning", 0) : null;

    private string? Encoded(bool negative) => nodes
        .Where(node => Is(node, "textencode") && node.Title.Contains("negative", StringComparison.OrdinalIgnoreCase) == negative)
        .Select(node => TextIn(node, 0)).FirstOrDefault(text => text is not null);

    private string? TextOf(ComfyNode node, string input, int depth)
    {
        if (depth > Deepest || !node.Links.TryGetValue(input, out var id) || !_byId.TryGetValue(id, out var from))
            return null;
        // Nodes that pass both texts on (image-to-video conditioning, control nets) keep them apart by name.
        if (from.Links.ContainsKey(input))
            return TextOf(from, input, depth + 1);
        if (from.Text(input + "_prompt") is { } own)
            return own;
        return TextIn(from, depth + 1);
    }

    private string? TextIn(ComfyNode node, int depth)
    {
        if (depth > Deepest)
            return null;
        foreach (var name in TextNames)
        {
            if (node.Text(name) is { } text)
                return text;
            if (node.Links.ContainsKey(name) && TextOf(node, name, depth + 1) is { } fed)
                return fed;
        }

        foreach (var name in node.Links.Keys)
            if (name.StartsWith("conditioning", StringComparison.OrdinalIgnoreCase) && TextOf(node, name, depth + 1) is { } fed)
                return fed;
        return null;
    }

    [GeneratedRegex("^lora(_?name)?(_?[0-9]{1,3})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex LoraName();
}
