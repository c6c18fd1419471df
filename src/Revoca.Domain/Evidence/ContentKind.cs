namespace Revoca.Domain.Evidence;

/// <summary>What stands at one address.</summary>
public enum ContentKind
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
