using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

public sealed class LetterWriterTests
{
    private static readonly LetterWriter Writer = new();

    [Theory]
    [InlineData(LetterKind.TidaRequest)]
    [InlineData(LetterKind.Dsa16Notice)]
    [InlineData(LetterKind.GdprErasure)]
    public void A_letter_with_all_its_facts_has_no_gap(LetterKind kind)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var letter = Writer.Write(kind, language, SampleLetters.Data);
            Assert.Empty(letter.Gaps);
            Assert.NotEmpty(letter.Elements);
        }
    }

    [Fact]
    public void A_missing_fact_is_a_visible_gap_and_takes_its_element_away()
    {
        var letter = Writer.Write(LetterKind.TidaRequest, Language.English, SampleLetters.Data with { Sender = SampleLetters.Sender with { Email = "" } });
        Assert.Contains("sender.line", letter.Gaps);
        Assert.DoesNotContain(letter.Elements, element => element.Key == "contact");
        Assert.Contains(letter.Blocks.OfType<LetterParagraph>(), paragraph => paragraph.Text.Plain.Contains("[sender.line ?]", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_stays_plain_text_whatever_marks_it_holds()
    {
        const string Wild = "<b>Ad*vo*cates** & [Co](x) {{ref}} `1. @items";
        var letter = Writer.Write(LetterKind.TidaRequest, Language.English, SampleLetters.Data with { Sender = SampleLetters.Sender with { Organisation = Wild } });
        Assert.Contains(letter.Blocks.OfType<LetterParagraph>(), paragraph => paragraph.Text.Plain.Contains(Wild, StringComparison.Ordinal));
    }
}
