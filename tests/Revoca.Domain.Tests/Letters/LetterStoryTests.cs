using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;

namespace Revoca.Domain.Tests.Letters;

public sealed class LetterStoryTests
{
    private static readonly ConsentStatement Limited = new() { Stance = ConsentStance.Limited, Scope = "two photographs" };
    private static readonly ConsentStatement Withdrawn = new() { Stance = ConsentStance.Withdrawn, Scope = "two photographs", Date = new DateOnly(2026, 9, 1) };

    [Fact]
    public void Who_is_shown_by_a_forgery_never_posed() =>
        Assert.Equal((FactsSentence.NeverPosed, ConsentStatement.Never), LetterStory.Of([Item(Depiction.DigitalForgery), Item(Depiction.DigitalForgery)]));

    [Fact]
    public void A_recording_says_only_that_there_was_no_consent() =>
        Assert.Equal((FactsSentence.NotConsented, ConsentStatement.Never), LetterStory.Of([Item(Depiction.Authentic)]));

    [Fact]
    public void Items_that_differ_say_what_is_true_of_all() =>
        Assert.Equal(FactsSentence.NotConsented, LetterStory.Of([Item(Depiction.Authentic), Item(Depiction.DigitalForgery)]).Facts);

    [Fact]
    public void A_sentence_chosen_for_every_item_is_used() =>
        Assert.Equal(FactsSentence.SharedInConfidence, LetterStory.Of([Item(Depiction.Authentic, facts: FactsSentence.SharedInConfidence)]).Facts);

    [Fact]
    public void Consent_once_given_for_one_item_is_never_denied_for_the_letter()
    {
        Assert.Equal(Limited, LetterStory.Of([Item(Depiction.Authentic), Item(Depiction.Authentic, Limited)]).Consent);
        var mixed = LetterStory.Of([Item(Depiction.Authentic, Limited), Item(Depiction.Authentic, Withdrawn, FactsSentence.SharedInConfidence)]);
        Assert.Equal((FactsSentence.NotConsented, Withdrawn), mixed);
    }

    private static ContentItem Item(Depiction depiction, ConsentStatement? consent = null, FactsSentence? facts = null)
    {
        var item = A.Item();
        item.Describe(ContentItemKind.MediaFile, depiction, "", A.By(A.Ada));
        item.Tell(new ItemTold("", consent ?? ConsentStatement.Never, facts), A.By(A.Ada));
        return item;
    }
}
