using System.Text.Json.Nodes;
using Revoca.Casework.Evidence;

namespace Revoca.Casework.Tests.Evidence;

/// <summary>Puts bytes in a file of a given name and reads the claim about it.</summary>
internal static class Fingerprinting
{
    public static JsonObject Claim(byte[] bytes, string name = "file.bin")
    {
        var folder = Directory.CreateTempSubdirectory("revoca-evidence-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            return Parse(FingerprintFile.Run(path).Line);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static JsonObject Provenance(byte[] bytes, string name = "file.bin") => Claim(bytes, name)["provenance"]?.AsObject()
        ?? throw new InvalidOperationException("The claim has no provenance.");

    public static JsonObject Parse(string line) => JsonNode.Parse(line)?.AsObject() ?? throw new InvalidOperationException("Not an object.");

    public static string? Text(this JsonNode? node) => (string?)node;

    public static string[] Texts(this JsonNode? node) => [.. (node?.AsArray() ?? []).Select(item => (string?)item ?? "")];

    public static string Loras(this JsonObject provenance) => string.Join(" | ", (provenance["loras"]?.AsArray() ?? []).Select(lora => $"{lora?["name"]} {lora?["hash"]}"));
}
