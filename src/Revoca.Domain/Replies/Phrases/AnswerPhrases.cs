namespace Revoca.Domain.Replies.Phrases;

/// <summary>Phrases of one answer in one language; a star stands for some words in between. Written with accents, compared without.</summary>
internal sealed record AnswerPhraseRow(HostAnswer Answer, IReadOnlyList<string> Patterns);

/// <summary>All languages together.</summary>
internal static class AnswerPhrases
{
    public static IReadOnlyList<AnswerPhraseRow> All { get; } =
        [.. EnglishPhrases.Rows, .. ItalianPhrases.Rows, .. GermanPhrases.Rows, .. FrenchPhrases.Rows, .. SpanishPhrases.Rows];
}
