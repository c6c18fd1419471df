namespace Revoca.Domain.Evidence;

/// <summary>What an item is, as far as its address shows it; an advocate may correct it.</summary>
public enum ContentItemKind
{
    Page,
    MediaFile,
    Profile,
    Model,
    Prompt,
    SearchResult,
    MessageGroup,
    Repository,
}
