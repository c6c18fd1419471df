using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>What an item is, in a few neutral words: kind, how it was made where known, and the host's own ids.</summary>
internal static class ItemWords
{
    internal static string Of(LetterItem item, LetterWords words) =>
        string.Join("; ", item.HostIds.Prepend(Short(item, words)).Where(part => part.Length > 0));

    /// <summary>The same without the host's ids.</summary>
    internal static string Short(LetterItem item, LetterWords words) =>
        string.Join("; ", new[] { words.Kind(item.Kind), Shows(item) ? words.Depiction(item.Depiction) : "" }.Where(part => part.Length > 0));

    /// <summary>A model, a profile or a repository is not itself a recording or a forgery.</summary>
    private static bool Shows(LetterItem item) => item.Kind is ContentItemKind.MediaFile or ContentItemKind.Page or ContentItemKind.SearchResult or ContentItemKind.MessageGroup;
}
