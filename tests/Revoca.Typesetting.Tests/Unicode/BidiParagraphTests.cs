using System.Text.RegularExpressions;
using CsCheck;
using Revoca.Typesetting.Tests.Builders;
using Revoca.Typesetting.Unicode;

namespace Revoca.Typesetting.Tests.Unicode;

public sealed class BidiParagraphTests
{
    private const byte ByFirstStrong = 254;

    // ICU answers a text of one direction by a short cut (all levels alike), so texts are mixed and such answers are compared by direction.
    private const string Ending = "בa";

    // ICU 72 leaves a mark behind a bracket at the embedding level; rule N0 lets it follow its bracket, and so do we.
    private static readonly Regex MarkedBracket = new("[\\[\\](){}][\u00AD\u202A-\u202E]*[\u0300\u064B]", RegexOptions.None, TimeSpan.FromSeconds(1));

    // At least one of every bidi class but the two overrides (there ICU 72 strays from rule X6a now and then), with brackets of several kinds and characters beyond the first plane.
    private static readonly string[] Alphabet =
    [
        "a", "b", "א", "ב", "ع", "م", "1", "2", "٣", "۴", "+", "-", "$", "%", ",", ".", ":", "\u0300", "\u064B", "\u00AD", "\t", " ", " ", "!", "&",
        "(", ")", "[", "]", "{", "}", "\u202A", "\u202B", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069",
        "𐤀", "𝟘", "\U0001F600",
    ];

    [Fact]
    public void Levels_are_those_of_an_independent_implementation_for_any_text()
    {
        var icu = Icu.Load();
        var texts = Gen.Int[0, Alphabet.Length - 1].Array[1, 40].Select(places => string.Concat(places.Select(place => Alphabet[place])) + Ending)
            .Where(text => !MarkedBracket.IsMatch(text));
        Gen.Select(texts, Gen.Int[0, 2].Select(choice => choice == 2 ? ByFirstStrong : (byte)choice)).Sample((text, level) =>
        {
            var paragraph = BidiParagraph.Of(text, level == ByFirstStrong ? null : level);
            var ours = paragraph.LineLevels(0, text.Length);
            var theirs = Visible(text, icu.BidiLevels(text, level));
            if (theirs.Distinct().Count() > 1)
                Assert.Equal(theirs, Visible(text, ours));
            else
                Assert.All(Visible(text, ours), each => Assert.Equal(theirs[0] & 1, each & 1));
        }, iter: 5_000);
    }

    // Rule X9 removes these characters, so their level is anybody's choice.
    private static byte[] Visible(string text, byte[] levels) =>
        [.. levels.Where((_, i) => text[i] is not ('\u00AD' or (>= '\u202A' and <= '\u202E')))];

    [Fact]
    public void A_name_in_brackets_keeps_its_brackets_on_the_side_of_the_paragraph()
    {
        var paragraph = BidiParagraph.Of("שלום (abc)");

        Assert.Equal(1, paragraph.Level);
        Assert.Equal(1, paragraph[5]);
        Assert.Equal(2, paragraph[6]);
        Assert.Equal(1, paragraph[9]);
    }

    [Fact]
    public void The_two_kinds_of_angle_brackets_pair_with_each_other()
    {
        var paragraph = BidiParagraph.Of("א \u3008a\u232A b", 1);

        Assert.Equal(1, paragraph[2]);
        Assert.Equal(1, paragraph[4]);
    }
}
