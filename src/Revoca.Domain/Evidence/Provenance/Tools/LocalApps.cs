using System.Text.Json;
using System.Text.RegularExpressions;
using Revoca.Domain.Evidence.Provenance.Containers;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>Programs for one's own machine with a JSON object in the comment: Draw Things, and WanGP for videos of Wan.</summary>
public static partial class LocalApps
{
    public static ProvenanceFinding? DrawThings(EmbeddedTexts texts)
    {
        if (texts.First("software")?.Contains("Draw Things", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var json = TolerantJson.Parse(texts.First("usercomment"));
        return new ProvenanceFinding
        {
            Tool = "Draw Things",
            Prompt = json?.Member("c").Text(),
            NegativePrompt = json?.Member("uc").Text(),
            Seed = json?.Member("seed").Digits(),
            Steps = json?.Member("steps").Whole(),
            Sampler = json?.Member("sampler").Text(),
            Models = json?.Member("model").Text() is { } model ? [model] : [],
            Loras = Mentions((json?.Member("lora")).Items().Select(lora => lora.Member("model").Text())),
        };
    }

    public static ProvenanceFinding? WanGp(EmbeddedTexts texts)
    {
        foreach (var key in (ReadOnlySpan<string>)["comment", "usercomment", "description"])
        {
            if (TolerantJson.Parse(texts.First(key)) is not { } json || json.Member("type").Text() is not { } type || !type.StartsWith("WanGP", StringComparison.Ordinal))
                continue;
            return new ProvenanceFinding
            {
                Tool = "WanGP",
                Version = WanGpVersion().Match(type) is { Success: true } version ? version.Groups["version"].Value : null,
                Prompt = json.Member("prompt").Text(),
                NegativePrompt = json.Member("negative_prompt").Text(),
                Seed = json.Member("seed").Digits(),
                Steps = json.Member("num_inference_steps").Whole(),
                Sampler = json.Member("sample_solver").Text(),
                Models = json.Member("model_filename", "model_type").Text() is { } model ? [model] : [],
                Loras = Mentions(json.Member("activated_loras").Items().Select(lora => ((JsonElement?)lora).Text())),
            };
        }

        return null;
    }

    private static LoraMention[] Mentions(IEnumerable<string?> names) => [.. names.Take(100).OfType<string>().Select(name => new LoraMention(name, null))];

    [GeneratedRegex("^WanGP v(?<version>[0-9.]{1,12})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WanGpVersion();
}
