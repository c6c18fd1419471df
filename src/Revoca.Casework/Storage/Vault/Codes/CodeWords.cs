using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Revoca.Casework.Storage.Vault;

/// <summary>2,048 neutral words a language. No word is in both lists, and four letters tell any word from the others of its list.</summary>
public static class CodeWords
{
    public const int Count = 2048;
    public const int PrefixLength = 4;
    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.Ordinal) { ["en"] = Load("en"), ["it"] = Load("it") };

    private static readonly FrozenDictionary<string, int> Indexes = Lists.Values
        .SelectMany(list => list.Select((word, index) => (word, index)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.index, StringComparer.Ordinal);

    /// <summary>The words of a language; English where a language has none.</summary>
    public static IReadOnlyList<string> In(string language) =>
        Lists.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant(), Lists["en"]);

    /// <returns>0 to 2047, or null for a word of neither list.</returns>
    public static int? IndexOf(string word) => Indexes.TryGetValue(word, out var index) ? index : null;

    /// <summary>Lower case, without accents, split at everything that is neither letter nor digit.</summary>
    internal static IReadOnlyList<string> Split(string typed)
    {
        var plain = new StringBuilder();
        foreach (var rune in typed.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            plain.Append(Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : " ");
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Load(string language)
    {
        using var stream = typeof(CodeWords).Assembly.GetManifestResourceStream($"CodeWords.{language}")
            ?? throw new InvalidOperationException($"The word list {language} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
