using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>What an item is, in a few neutral words: kind, how it was made where known, and the host's own ids.</summary>
internal static class ItemWords
{
    internal static string Of(LetterItem item, LetterWords words) =>
        string.Join("; ", new[] { words.Kind(item.Kind), words.Depiction(item.Depiction) }.Concat(item.HostIds).Where(part => part.Length > 0));
}
