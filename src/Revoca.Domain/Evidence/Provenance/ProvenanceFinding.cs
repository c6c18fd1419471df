namespace Revoca.Domain.Evidence.Provenance;

/// <summary>An add-on model named by a file, with its hash as written there (12 hex AutoV3, 10 hex AutoV2 or longer) or null.</summary>
public sealed record LoraMention(string Name, string? Hash);

/// <summary>A model page a file points to: by version id at Civitai, or by a whole <c>urn:air:…</c> address.</summary>
public sealed record ModelReference(string? Type, string? Name, string? VersionId, string? Air);

/// <summary>How a file says it was made. Absence of everything proves nothing; every text in it is sensitive.</summary>
public sealed record ProvenanceFinding
{
    /// <summary>The generating AI tool, or null; never the program that packed the file.</summary>
    public string? Tool { get; init; }

    public string? Version { get; init; }

    public string? Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    /// <summary>Decimal digits; may exceed 2^53.</summary>
    public string? Seed { get; init; }

    public int? Steps { get; init; }

    public string? Sampler { get; init; }

    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Hash of the main model as written, or null.</summary>
    public string? ModelHash { get; init; }

    public IReadOnlyList<LoraMention> Loras { get; init; } = [];

    public IReadOnlyList<ModelReference> References { get; init; } = [];

    /// <summary>True when a C2PA manifest store is present; not validated here.</summary>
    public bool C2pa { get; init; }

    /// <summary>IPTC term such as <c>trainedAlgorithmicMedia</c>, or null.</summary>
    public string? DigitalSourceType { get; init; }

    /// <summary>The program that wrote the file, a muxer for instance, or null.</summary>
    public string? Writer { get; init; }

    /// <summary>Takes over what is missing here and present there.</summary>
    public ProvenanceFinding FilledFrom(ProvenanceFinding other) => this with
    {
        Tool = Tool ?? other.Tool,
        Version = Version ?? other.Version,
        Prompt = Prompt ?? other.Prompt,
        NegativePrompt = NegativePrompt ?? other.NegativePrompt,
        Seed = Seed ?? other.Seed,
        Steps = Steps ?? other.Steps,
        Sampler = Sampler ?? other.Sampler,
        Models = Models.Count > 0 ? Models : other.Models,
        ModelHash = ModelHash ?? other.ModelHash,
        Loras = Loras.Count > 0 ? Loras : other.Loras,
        References = References.Count > 0 ? References : other.References,
    };
}
