using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.Evidence.Provenance;

namespace Revoca.Domain.Evidence.Claims;

/// <summary>A claim as somebody's device sent it: checked for shape and caps (<see cref="ClaimShape"/>), never for truth. Its line is kept sealed, letter for letter.</summary>
public sealed record ReceivedClaim
{
    /// <summary>Longest claim taken, in bytes; prompts are long, pictures longer.</summary>
    public const int Longest = 1 << 20;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private ReceivedClaim(string line) => Line = line;

    /// <summary>One line of canonical JSON.</summary>
    public string Line { get; }

    /// <summary>SHA-256 of the line, lower-case hex: what the log keeps.</summary>
    public string Digest => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Line)));

    public required string FileName { get; init; }

    public required string FileSha256 { get; init; }

    public required string Kind { get; init; }

    /// <summary>The hashes to look for (as is, trimmed, turned and mirrored), or none; the first is the profile <c>full</c>.</summary>
    public IReadOnlyList<PdqHash> Pictures { get; init; } = [];

    /// <summary>The profile <c>full</c> without a uniform border; the same as the first picture hash when there is none.</summary>
    public PdqHash? Trim { get; init; }

    /// <summary>The profile <c>n512</c>.</summary>
    public PdqHash? N512 { get; init; }

    /// <summary>Of a video, one a second: those a browser could decode and tell apart.</summary>
    public IReadOnlyList<VideoFrame> Frames { get; init; } = [];

    /// <summary>What a browser found of a signed manifest: trusted, valid, invalid or unreadable; null when nobody looked.</summary>
    public string? ManifestState { get; init; }

    /// <summary>0 to 100; 0 without a picture.</summary>
    public int Quality { get; init; }

    public string? Tool { get; init; }

    /// <summary>What was typed to make it; sensitive.</summary>
    public string? Prompt { get; init; }

    public IReadOnlyList<string> Models { get; init; } = [];

    public IReadOnlyList<LoraMention> Loras { get; init; } = [];

    public IReadOnlyList<ModelReference> References { get; init; } = [];

    /// <summary>Upper-case hex, of a model file.</summary>
    public string? AutoV3 { get; init; }

    /// <summary>Null for anything that is not one claim in canonical spelling, or a claim about a file that could not be read.</summary>
    public static ReceivedClaim? Read(string line)
    {
        if (line.Length is 0 or > Longest || Encoding.UTF8.GetByteCount(line) > Longest || !IsCanonical(line))
            return null;
        JsonElement json = TolerantJson.Parse(line) ?? default, file = json.Member("file") ?? default, found = json.Member("provenance") ?? default;
        if (!ClaimShape.Fits(json) || file.Member("sha256").Text() is not { } sha256 || !sha256.All(char.IsAsciiHexDigitLower))
            return null;
        var pictures = json.Member("pdq") is { } pdq ? Hashes(pdq) : [];
        return new ReceivedClaim(line)
        {
            FileName = file.Member("name").Text() ?? "",
            FileSha256 = sha256,
            Kind = json.Member("kind").Text() ?? "",
            Pictures = pictures,
            Trim = HashOf(json.Member("pdq")?.Member("trim")),
            N512 = HashOf(json.Member("pdq")?.Member("n512")),
            Frames = [.. (json.Member("vpdq")?.Member("frames")).Items().Select(FrameOf)],
            ManifestState = json.Member("c2pa")?.Member("state").Text(),
            Quality = pictures.Count > 0 ? Math.Clamp(json.Member("pdq")?.Member("quality").Whole() ?? 0, 0, 100) : 0,
            Tool = found.Member("tool").Text(),
            Prompt = found.Member("prompt").Text(),
            Models = [.. found.Member("models").Items().Select(name => ((JsonElement?)name).Text()).OfType<string>()],
            Loras = [.. found.Member("loras").Items().Where(lora => lora.Member("name") is not null)
                .Select(lora => new LoraMention(lora.Member("name").Text() ?? "", lora.Member("hash").Text()))],
            References = [.. found.Member("references").Items()
                .Select(page => new ModelReference(page.Member("type").Text(), page.Member("name").Text(), page.Member("versionId").Digits(), page.Member("air").Text()))],
            AutoV3 = json.Member("model")?.Member("autoV3").Text(),
        };
    }

    private static VideoFrame FrameOf(JsonElement frame) =>
        new(frame.Member("at").Whole() ?? 0, HashOf(frame.Member("hash")) ?? default, frame.Member("quality").Whole() ?? 0);

    private static PdqHash? HashOf(JsonElement? text) => PdqHash.TryParse(text.Text(), out var hash) ? hash : null;

    private static bool IsCanonical(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: Options) is JsonObject claim && CanonicalJson.Write(claim) == line;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return false; // Not JSON, a name twice, or half a character.
        }
    }

    private static List<PdqHash> Hashes(JsonElement pdq)
    {
        var texts = new List<string?> { pdq.Member("hash").Text(), pdq.Member("trim").Text() };
        texts.AddRange(pdq.Member("dihedral").Items().Take(8).Select(hash => ((JsonElement?)hash).Text()));
        var hashes = new List<PdqHash>();
        foreach (var text in texts)
            if (PdqHash.TryParse(text, out var hash) && !hashes.Contains(hash))
                hashes.Add(hash);
        return hashes;
    }
}
