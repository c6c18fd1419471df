using System.Globalization;
using System.Text.Json;
using Revoca.Domain.Evidence.Provenance;

namespace Revoca.Domain.Evidence.Models;

/// <summary>Reads <c>__metadata__</c> of a safetensors header: training notes (<c>ss_…</c>) and the model card (<c>modelspec.…</c>).</summary>
public static class SafetensorsMetadata
{
    private const int MostWords = 50;

    /// <param name="header">The JSON between the length and the weights; anything else gives an empty finding.</param>
    public static ModelFinding Read(string? header)
    {
        if (TolerantJson.Parse(header)?.Member("__metadata__") is not { } notes)
            return new ModelFinding();
        var architecture = notes.Member("modelspec.architecture").Text();
        return new ModelFinding
        {
            BaseModel = notes.Member("ss_base_model_version").Text() ?? Family(architecture) ?? notes.Member("base_model", "baseModel").Text(),
            Architecture = architecture,
            NetworkModule = notes.Member("ss_network_module").Text(),
            OutputName = notes.Member("ss_output_name").Text(),
            Title = notes.Member("modelspec.title", "name").Text(),
            SdModelName = notes.Member("ss_sd_model_name").Text(),
            Created = notes.Member("modelspec.date").Text() ?? Moment(notes.Member("ss_training_finished_at", "ss_training_started_at").Text()),
            TriggerWords = Words(notes),
            DatasetDirs = Folders(notes),
        };
    }

    // "wan2.1/lora": the part after the slash says what kind of add-on it is.
    private static string? Family(string? architecture) => architecture?.Split('/')[0];

    private static List<string> Words(JsonElement notes)
    {
        var words = new List<string>();
        if (notes.Member("modelspec.trigger_phrase", "ss_trigger_words").Text() is { } phrase)
            words.Add(phrase);
        if (notes.Member("ss_tag_frequency").Unwrapped() is not { ValueKind: JsonValueKind.Object } folders)
            return words;
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var folder in folders.EnumerateObject())
            if (folder.Value.ValueKind == JsonValueKind.Object)
                foreach (var tag in folder.Value.EnumerateObject())
                    if (tag.Value.ValueKind == JsonValueKind.Number && tag.Value.TryGetDouble(out var count))
                        counts[tag.Name.Trim()] = counts.GetValueOrDefault(tag.Name.Trim()) + count;
        words.AddRange(counts.Where(pair => pair.Key.Length > 0)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key).Except(words, StringComparer.Ordinal).Take(MostWords));
        return words;
    }

    private static List<string> Folders(JsonElement notes)
    {
        var folders = new List<string>();
        foreach (var name in (ReadOnlySpan<string>)["ss_dataset_dirs", "ss_tag_frequency"])
            if (notes.Member(name).Unwrapped() is { ValueKind: JsonValueKind.Object } map)
                folders.AddRange(map.EnumerateObject().Take(MostWords).Select(property => property.Name).Except(folders, StringComparer.Ordinal).ToList());
        return folders;
    }

    private static string? Moment(string? seconds) =>
        double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(value)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;
}
