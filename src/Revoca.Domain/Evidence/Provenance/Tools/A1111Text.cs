using System.Text.RegularExpressions;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>The text of A1111, Forge, reForge, SD.Next and Civitai: prompt, negative prompt, one line of <c>Name: value</c> pairs.</summary>
public static partial class A1111Text
{
    private const string Negative = "Negative prompt:";

    // Add-ons are named in prompts a person could write; a text of megabytes is searched no further.
    private const int Looked = 1 << 20;

    /// <summary>Null when the text has no such line of settings.</summary>
    public static ProvenanceFinding? Read(string text)
    {
        var start = SettingsStart(text);
        if (start < 0)
            return null;
        var settings = A1111Settings.Read(text[start..]);
        if (!settings.ContainsKey("Seed") && !settings.ContainsKey("Sampler") && !settings.ContainsKey("Model"))
            return null;

        var words = text[..start].Trim();
        var cut = words.StartsWith(Negative, StringComparison.Ordinal) ? 0 : words.IndexOf('\n' + Negative, StringComparison.Ordinal);
        var prompt = cut < 0 ? words : words[..cut].Trim();
        var negative = cut < 0 ? "" : words[(words.IndexOf(Negative, cut, StringComparison.Ordinal) + Negative.Length)..].Trim();
        return Found(prompt, negative, settings);
    }

    private static ProvenanceFinding Found(string prompt, string negative, Dictionary<string, string> settings)
    {
        var references = CivitaiResources.Read(settings.GetValueOrDefault("Civitai resources"));
        var models = new List<string>();
        if (Value(settings, "Model") is { } model)
            models.Add(model);
        var loras = Loras(prompt, settings);
        foreach (var reference in references)
            AddReference(reference, models, loras);
        return new ProvenanceFinding
        {
            Tool = Tool(settings, references.Count > 0),
            Version = Value(settings, "Version"),
            Prompt = prompt.Length > 0 ? prompt : null,
            NegativePrompt = negative.Length > 0 ? negative : null,
            Seed = Value(settings, "Seed"),
            Steps = int.TryParse(Value(settings, "Steps"), System.Globalization.CultureInfo.InvariantCulture, out var steps) ? steps : null,
            Sampler = Value(settings, "Sampler"),
            Models = models,
            ModelHash = Value(settings, "Model hash"),
            Loras = loras,
            References = references,
        };
    }

    private static void AddReference(ModelReference reference, List<string> models, List<LoraMention> loras)
    {
        var name = reference.Name ?? reference.Air;
        if (name is null)
            return;
        if (reference.Type is "lora" or "lycoris" or "locon" or "dora")
        {
            if (!loras.Exists(lora => lora.Name == name))
                loras.Add(new LoraMention(name, null));
        }
        else if (reference.Type is "checkpoint" or "model" && !models.Contains(name))
        {
            models.Add(name);
        }
    }

    private static List<LoraMention> Loras(string prompt, Dictionary<string, string> settings)
    {
        var hashes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (Match match in HashPairs().Matches(settings.GetValueOrDefault("Lora hashes", "")))
            hashes.TryAdd(match.Groups["name"].Value.Trim(), match.Groups["hash"].Value);
        if (TolerantJson.Parse(settings.GetValueOrDefault("Hashes")) is { ValueKind: System.Text.Json.JsonValueKind.Object } all)
            foreach (var property in all.EnumerateObject())
                if (property.Name.StartsWith("lora:", StringComparison.OrdinalIgnoreCase))
                    hashes.TryAdd(property.Name[5..], ((System.Text.Json.JsonElement?)property.Value).Text());
        foreach (Match match in LoraTags().Matches(prompt.Length > Looked ? prompt[..Looked] : prompt))
            hashes.TryAdd(match.Groups["name"].Value, null);
        return [.. hashes.Take(100).Select(pair => new LoraMention(pair.Key, pair.Value))];
    }

    private static string Tool(Dictionary<string, string> settings, bool civitai)
    {
        var version = settings.GetValueOrDefault("Version", "");
        if (civitai)
            return "Civitai";
        if (version.Contains("comfyui", StringComparison.OrdinalIgnoreCase))
            return "ComfyUI";
        if (version.Contains("fooocus", StringComparison.OrdinalIgnoreCase))
            return "Fooocus";
        if (version.Contains("reforge", StringComparison.OrdinalIgnoreCase))
            return "reForge";
        if (settings.GetValueOrDefault("App", "").Contains("SD.Next", StringComparison.OrdinalIgnoreCase) || settings.ContainsKey("Pipeline")
            || settings.ContainsKey("Operations"))
            return "SD.Next";
        return ForgeVersion().IsMatch(version) ? "Forge" : "A1111";
    }

    private static string? Value(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private static int SettingsStart(string text)
    {
        var start = text.StartsWith("Steps: ", StringComparison.Ordinal) ? 0 : -1;
        var line = text.LastIndexOf("\nSteps: ", StringComparison.Ordinal);
        return line >= 0 ? line + 1 : start;
    }

    [GeneratedRegex(@"(?<name>[^:,""]+): ?(?<hash>[0-9A-Fa-f]{8,64})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HashPairs();

    [GeneratedRegex(@"<(lora|lyco):(?<name>[^:<>]+)(:[^<>]*)?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex LoraTags();

    [GeneratedRegex(@"^(f[0-9]|neo|forge)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ForgeVersion();
}
