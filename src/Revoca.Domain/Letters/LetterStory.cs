using Revoca.Domain.Evidence;

namespace Revoca.Domain.Letters;

/// <summary>What a letter may say of consent when it names several items: only what is true of every one of them.</summary>
public static class LetterStory
{
    public static (FactsSentence Facts, ConsentStatement Consent) Of(IReadOnlyCollection<ContentItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var sentences = items.Select(SentenceOf).Distinct().Take(2).ToList();
        // Consent once given for one item forbids "never consented" for the whole letter: the stance that claims least wins.
        var consent = items.Select(item => item.Consent).OrderByDescending(consent => consent.Stance).FirstOrDefault() ?? ConsentStatement.Never;
        var facts = sentences is [var only] && consent.Stance != ConsentStance.Withdrawn ? only : FactsSentence.NotConsented;
        return (facts, consent);
    }

    /// <summary>Who is shown by a forgery never posed for it; everything else is said only when somebody recorded it.</summary>
    private static FactsSentence SentenceOf(ContentItem item) =>
        item.Facts ?? (item is { Depiction: Depiction.DigitalForgery, Consent.Stance: ConsentStance.Never } ? FactsSentence.NeverPosed : FactsSentence.NotConsented);
}
