using System.Globalization;
using System.Text;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

public sealed class LetterTextTests
{
    private static readonly LetterWriter Writer = new();

    public static TheoryData<LetterKind, Language> Faces()
    {
        var faces = new TheoryData<LetterKind, Language>();
        foreach (var kind in LetterKinds.All)
        {
            faces.Add(kind, Language.English);
            faces.Add(kind, Language.Italian);
        }

        return faces;
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void The_text_of_every_letter_is_as_it_was_read_and_agreed(LetterKind kind, Language language)
    {
        var text = new StringBuilder();
        foreach (var sample in LetterSamples.Of(kind))
        {
            var letter = Writer.Write(kind, language, sample.In(language));
            text.Append(CultureInfo.InvariantCulture, $"==== {sample.Variant}\n{letter.Subject}\n\n{LetterMail.Of(letter).Body}\n");
        }

        Golden.Matches(text.ToString(), $"{kind.Token()}.{language.Tag()}.txt");
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Every_sample_is_complete_short_and_neutral_in_its_subject(LetterKind kind, Language language)
    {
        foreach (var sample in LetterSamples.Of(kind))
        {
            var letter = Writer.Write(kind, language, sample.In(language));
            Assert.Empty(letter.Gaps);
            Assert.True(letter.WordCount <= 350, $"{sample.Variant}: {letter.WordCount} words");
            Assert.DoesNotMatch("(?i)intim|imagery|immagin|sex|sessual|nud|porn|victim|vittim|Sample Name", letter.Subject);
        }
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void No_letter_uses_a_word_that_judges_or_shocks(LetterKind kind, Language language)
    {
        foreach (var sample in LetterSamples.Of(kind))
        {
            var body = LetterMail.Of(Writer.Write(kind, language, sample.In(language))).Body;
            Assert.DoesNotMatch("(?i)revenge|porn|\\bnude|\\bnudi|leak|disgust|horribl|shock|abhorrent|shameful|vergogn|orribil|schif|victim|vittim|survivor|sopravviss", body);
        }
    }

    [Fact]
    public void Italian_elides_before_the_eighth_and_the_eleventh()
    {
        var data = SampleLetters.Data with { RequestedBy = new DateOnly(2026, 12, 8), Consent = new ConsentStatement { Stance = ConsentStance.Withdrawn, Scope = "il catalogo", ToWhom = "Studio", Date = new DateOnly(2026, 9, 11) } };
        var body = LetterMail.Of(Writer.Write(LetterKind.ConsentDemand, Language.Italian, data)).Body.ReplaceLineEndings(" ");
        Assert.Contains("entro l'8 dicembre 2026", body, StringComparison.Ordinal);
        Assert.Contains("revocato l'11 settembre 2026", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ban_of_the_AI_Act_is_named_only_from_the_day_it_applies()
    {
        var sample = LetterSamples.Of(LetterKind.ConsentDemand)[0].Data;
        string On(DateOnly day) => LetterMail.Of(Writer.Write(LetterKind.ConsentDemand, Language.English, sample with { Date = day })).Body;
        Assert.DoesNotContain("5(1)(ba)", On(new DateOnly(2026, 12, 1)), StringComparison.Ordinal);
        Assert.Contains("5(1)(ba)", On(new DateOnly(2026, 12, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_says_that_the_term_has_ended_only_when_it_may_be_asserted()
    {
        var sample = LetterSamples.Of(LetterKind.Reminder).Single(one => one.Variant == "ended").Data;
        var earlier = sample.Earlier ?? throw new InvalidOperationException("The sample follows a letter.");
        var term = earlier.Term ?? throw new InvalidOperationException("The sample has a term.");
        string Write(LetterData data) => LetterMail.Of(Writer.Write(LetterKind.Reminder, Language.English, data)).Body;
        Assert.Contains(" ended on ", Write(sample), StringComparison.Ordinal);
        Assert.DoesNotContain(" ended on ", Write(sample with { WrittenAt = term.AssertAfter.AddTicks(-1) }), StringComparison.Ordinal);
        Assert.DoesNotContain(" ended on ", Write(sample with { Earlier = earlier with { ReceiptProved = false } }), StringComparison.Ordinal);
        Assert.DoesNotContain(" ended on ", Write(sample with { Earlier = earlier with { AllElementsPresent = false } }), StringComparison.Ordinal);
    }
}
