using System.Text.Json;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>The drawn form lists settings by position; this gives back the names of those that matter.</summary>
internal static class ComfyWidgets
{
    private static readonly string[] Extensions = [".safetensors", ".ckpt", ".pt", ".pth", ".gguf", ".sft", ".bin"];

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["KSampler"] = ["seed", "control", "steps", "cfg", "sampler_name", "scheduler", "denoise"],
        ["KSamplerAdvanced"] = ["add_noise", "noise_seed", "control", "steps", "cfg", "sampler_name", "scheduler"],
        ["SamplerCustom"] = ["add_noise", "noise_seed", "control", "cfg"],
        ["RandomNoise"] = ["noise_seed", "control"],
        ["KSamplerSelect"] = ["sampler_name"],
        ["BasicScheduler"] = ["scheduler", "steps", "denoise"],
        ["CLIPTextEncode"] = ["text"],
        ["WanVideoTextEncode"] = ["positive_prompt", "negative_prompt"],
        ["WanVideoSampler"] = ["steps", "cfg", "shift", "seed", "control", "force_offload", "scheduler"],
        ["CheckpointLoaderSimple"] = ["ckpt_name"],
        ["UNETLoader"] = ["unet_name", "weight_dtype"],
        ["UnetLoaderGGUF"] = ["unet_name"],
        ["WanVideoModelLoader"] = ["model"],
        ["WanVideoLoraSelect"] = ["lora"],
        ["LoraLoader"] = ["lora_name"],
        ["LoraLoaderModelOnly"] = ["lora_name"],
        ["PrimitiveString"] = ["value"],
        ["PrimitiveStringMultiline"] = ["value"],
    };

    public static string NameOf(string type, int position, JsonElement widget)
    {
        if (Names.TryGetValue(type, out var names) && position < names.Length)
            return names[position];
        // An unknown node: what it loads is told by its own name.
        if (((JsonElement?)widget).Text() is { } text && IsWeights(text))
            return type.Contains("lora", StringComparison.OrdinalIgnoreCase) ? "lora_" + position : LoadsModel(type) ? "ckpt_name" : "widget" + position;
        return widget.ValueKind == JsonValueKind.Object && widget.Member("lora") is not null ? "lora_" + position : "widget" + position;
    }

    public static bool IsWeights(string name) => Array.Exists(Extensions, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for loaders of the generating model, not of its helpers (VAE, text encoder, upscaler, control net).</summary>
    public static bool LoadsModel(string type) =>
        Has(type, "checkpoint", "unet", "diffusion", "modelloader") && !Has(type, "vae", "clip", "upscale", "control", "lora", "detector", "sam", "ipadapter", "textencoder");

    private static bool Has(string type, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (type.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
