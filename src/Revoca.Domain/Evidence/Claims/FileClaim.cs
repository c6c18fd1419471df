using System.Globalization;
using System.Text.Json.Nodes;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.Evidence.Models;
using Revoca.Domain.Evidence.Provenance;

namespace Revoca.Domain.Evidence.Claims;

/// <summary>Digests of a whole file in lower-case hex, and its size in bytes.</summary>
public sealed record FileFacts(string Name, long Size, string Mime, string Sha256, string Md5, string Blake3, string Crc32);

/// <summary>The picture hashes of a claim: profile <c>full</c>, profile <c>n512</c>, and <c>full</c> without a uniform border.</summary>
public sealed record PictureHashes(PdqResult Full, PdqHash N512, PdqHash Trim);

/// <summary>What a person's own device says about one file: hashes and texts, never the file.</summary>
public sealed record FileClaim(FileFacts File, string Kind)
{
    // Beyond this, readers that keep numbers as doubles would change a seed: it is written as text then (RFC 8785 asks for it).
    private const long ExactlyRepresentable = (1L << 53) - 1;

    public PictureHashes? Pictures { get; init; }

    public (int Width, int Height)? Dimensions { get; init; }

    public ProvenanceFinding Provenance { get; init; } = new();

    public ModelFinding? Model { get; init; }

    /// <summary>Why something is missing, or null.</summary>
    public string? Error { get; init; }

    /// <summary>The claim as one line of canonical JSON (RFC 8785); its SHA-256 is what the log keeps.</summary>
    public string ToJson() => CanonicalJson.Write(ToNode());

    /// <summary>The line for a file that could not be read.</summary>
    public static string Unreadable(string name, string error) => CanonicalJson.Write(new JsonObject
    {
        ["file"] = new JsonObject { ["name"] = name, ["size"] = null, ["mime"] = null, ["sha256"] = null, ["md5"] = null, ["blake3"] = null, ["crc32"] = null },
        ["kind"] = null,
        ["pdq"] = null,
        ["dims"] = null,
        ["provenance"] = null,
        ["model"] = null,
        ["error"] = error,
    });

    private JsonObject ToNode()
    {
        var node = new JsonObject
        {
            ["file"] = new JsonObject
            {
                ["name"] = File.Name,
                ["size"] = File.Size,
                ["mime"] = File.Mime,
                ["sha256"] = File.Sha256,
                ["md5"] = File.Md5,
                ["blake3"] = File.Blake3,
                ["crc32"] = File.Crc32,
            },
            ["kind"] = Kind,
            ["pdq"] = Pictures is null ? null : PdqNode(Pictures),
            ["dims"] = Dimensions is { } dims ? new JsonObject { ["width"] = dims.Width, ["height"] = dims.Height } : null,
            ["provenance"] = ProvenanceNode(Provenance),
            ["model"] = Model is null ? null : ModelNode(Model),
        };
        if (Error is not null)
            node["error"] = Error;
        return node;
    }

    private static JsonObject PdqNode(PictureHashes pictures) => new()
    {
        ["profile"] = "full",
        ["hash"] = pictures.Full.Hash.ToString(),
        ["quality"] = pictures.Full.Quality,
        ["dihedral"] = Texts(pictures.Full.Dihedral.Select(hash => hash.ToString())),
        ["n512"] = pictures.N512.ToString(),
        ["trim"] = pictures.Trim.ToString(),
    };

    private static JsonObject ProvenanceNode(ProvenanceFinding found) => new()
    {
        ["tool"] = found.Tool,
        ["version"] = found.Version,
        ["prompt"] = found.Prompt,
        ["negativePrompt"] = found.NegativePrompt,
        ["seed"] = Seed(found.Seed),
        ["steps"] = found.Steps,
        ["sampler"] = found.Sampler,
        ["models"] = Texts(found.Models),
        ["modelHash"] = found.ModelHash,
        ["loras"] = new JsonArray([.. found.Loras.Select(lora => new JsonObject { ["name"] = lora.Name, ["hash"] = lora.Hash })]),
        ["references"] = new JsonArray([.. found.References.Select(page =>
            new JsonObject { ["type"] = page.Type, ["name"] = page.Name, ["versionId"] = page.VersionId, ["air"] = page.Air })]),
        ["c2pa"] = found.C2pa,
        ["digitalSourceType"] = found.DigitalSourceType,
        ["writer"] = found.Writer,
    };

    private static JsonObject ModelNode(ModelFinding model) => new()
    {
        ["autoV1"] = model.AutoV1,
        ["autoV2"] = model.AutoV2,
        ["autoV3"] = model.AutoV3,
        ["baseModel"] = model.BaseModel,
        ["architecture"] = model.Architecture,
        ["networkModule"] = model.NetworkModule,
        ["outputName"] = model.OutputName,
        ["title"] = model.Title,
        ["sdModelName"] = model.SdModelName,
        ["created"] = model.Created,
        ["triggerWords"] = Texts(model.TriggerWords),
        ["datasetDirs"] = Texts(model.DatasetDirs),
    };

    private static JsonNode? Seed(string? digits) =>
        long.TryParse(digits, CultureInfo.InvariantCulture, out var seed) && Math.Abs((decimal)seed) <= ExactlyRepresentable ? seed : digits;

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
