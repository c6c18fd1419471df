using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters.Samples;

/// <summary>One invented letter to look at: the variant's token and its facts.</summary>
public sealed record LetterSample(LetterKind Kind, string Variant, LetterData Data)
{
    /// <summary>The facts with their free words in the letter's language.</summary>
    public LetterData In(Language language) => language == Language.Italian ? SampleItalian.Of(Data) : Data;
}
