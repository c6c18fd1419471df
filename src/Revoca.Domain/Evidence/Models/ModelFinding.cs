namespace Revoca.Domain.Evidence.Models;

/// <summary>
/// What a model file says about itself and the hashes model hubs find it by. Trigger words and folder names often name the person: sensitive.
/// Hashes are upper-case hex: AutoV1 8 digits, AutoV2 10, AutoV3 12 (of the weights alone: it survives an edited header).
/// </summary>
public sealed record ModelFinding
{
    public string? AutoV1 { get; init; }

    public string? AutoV2 { get; init; }

    public string? AutoV3 { get; init; }

    public string? BaseModel { get; init; }

    public string? Architecture { get; init; }

    public string? NetworkModule { get; init; }

    public string? OutputName { get; init; }

    public string? Title { get; init; }

    public string? SdModelName { get; init; }

    public string? Created { get; init; }

    public IReadOnlyList<string> TriggerWords { get; init; } = [];

    public IReadOnlyList<string> DatasetDirs { get; init; } = [];
}
