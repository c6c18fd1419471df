using System.Text;
using System.Text.Json.Nodes;

namespace Revoca.Builders.Media;

/// <summary>Writes safetensors files with an invented header and weights of a repeating pattern.</summary>
public static class SafetensorsFile
{
    public static byte[] Bytes(JsonObject metadata, int weights = 4_096)
    {
        var header = new JsonObject
        {
            ["__metadata__"] = metadata,
            ["lora.down.weight"] = new JsonObject
            {
                ["dtype"] = "F16",
                ["shape"] = new JsonArray(weights / 2),
                ["data_offsets"] = new JsonArray(0, weights),
            },
        };
        var json = Encoding.UTF8.GetBytes(header.ToJsonString());
        var data = new byte[weights];
        for (var i = 0; i < weights; i++)
            data[i] = (byte)(i * 31 + i / 256);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. data];
    }

    /// <summary>The add-on of the tests: an invented person, trained for Wan 2.1.</summary>
    public static JsonObject WanLora() => new()
    {
        ["ss_base_model_version"] = "wan2.1",
        ["ss_network_module"] = "networks.lora_wan",
        ["ss_output_name"] = "invented_person_v1",
        ["ss_sd_model_name"] = "wan2.1_t2v_14B_fp16.safetensors",
        ["ss_tag_frequency"] = """{"10_invnted woman": {"invnted woman": 20, "smile": 7}}""",
        ["ss_dataset_dirs"] = """{"10_invnted woman": {"n_repeats": 10, "img_count": 20}}""",
        ["ss_training_started_at"] = "1740600000.5",
        ["modelspec.architecture"] = "wan2.1/lora",
        ["modelspec.title"] = "invented_person_v1",
    };
}
