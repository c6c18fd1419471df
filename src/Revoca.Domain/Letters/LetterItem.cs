using Revoca.Domain.Evidence;

namespace Revoca.Domain.Letters;

/// <summary>One row of the item table.</summary>
public sealed record LetterItem
{
    /// <summary>Counts from 1 within the letter.</summary>
    public required int Number { get; init; }

    /// <summary>The item's short id in the case, which hosts quote back.</summary>
    public required string ShortId { get; init; }

    /// <summary>The address in full, never defanged.</summary>
    public required string Url { get; init; }

    public required ContentItemKind Kind { get; init; }

    public Depiction Depiction { get; init; }

    /// <summary>What the host itself calls the item: post id, model and version id, file name, SHA-256 of a public file, account, minute.</summary>
    public IReadOnlyList<string> HostIds { get; init; } = [];
}
