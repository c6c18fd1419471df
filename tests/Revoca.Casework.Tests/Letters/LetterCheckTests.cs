using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

public sealed class LetterCheckTests
{
    private static readonly LetterWriter Writer = new();
    private static readonly Channel Form = new(ChannelType.WebForm, ChannelPurpose.TakeItDownAct, "https://video.example/report") { Evidence = ChannelEvidence.Primary, ForVictimNotices = true };

    [Fact]
    public void Every_sample_in_the_language_it_is_sent_in_holds_all_its_elements()
    {
        foreach (var sample in LetterSamples.All)
        {
            var language = sample.Kind.FixedLanguage() ?? Language.Italian;
            var validity = LetterCheck.Of(Writer.Write(sample.Kind, language, sample.In(language)), Form);
            Assert.True(validity.MayBeSent, $"{sample.Kind.Token()}.{sample.Variant}: {string.Join(", ", validity.Checks.Where(check => check.State == ElementState.Absent).Select(check => check.Element.Key))} {string.Join(", ", validity.Problems)}");
        }
    }

    [Fact]
    public void A_request_under_the_TAKE_IT_DOWN_Act_by_plain_mail_is_not_through_the_platforms_process()
    {
        var letter = Writer.Write(LetterKind.TidaRequest, Language.English, LetterSamples.Of(LetterKind.TidaRequest)[0].Data);
        var mail = Form with { Type = ChannelType.Email, Purpose = ChannelPurpose.AbuseGeneral };
        var validity = LetterCheck.Of(letter, mail);
        Assert.False(validity.AllElementsPresent);
        Assert.Contains(validity.Problems, problem => problem.Kind == ProblemKind.NotThroughTheProcess);
        Assert.True(LetterCheck.Of(letter, mail with { Purpose = ChannelPurpose.TakeItDownAct }).AllElementsPresent);
        Assert.False(LetterCheck.Of(letter, mail with { Purpose = ChannelPurpose.TakeItDownAct, Evidence = ChannelEvidence.Secondary }).AllElementsPresent);
    }

    [Fact]
    public void A_letter_under_a_law_not_yet_in_force_may_not_be_sent()
    {
        var data = LetterSamples.Of(LetterKind.UkReport)[0].Data with { Date = new DateOnly(2026, 6, 28) };
        var validity = LetterCheck.Of(Writer.Write(LetterKind.UkReport, Language.English, data), Form);
        Assert.Contains(validity.Problems, problem => problem is { Kind: ProblemKind.NotInForce, Forbids: true });
    }

    [Fact]
    public void A_translation_kept_for_the_person_may_not_be_sent()
    {
        var letter = Writer.Write(LetterKind.DmcaNotice, Language.Italian, LetterSamples.Of(LetterKind.DmcaNotice)[0].Data);
        Assert.Contains(LetterCheck.Of(letter, Form).Problems, problem => problem.Kind == ProblemKind.ExplanationOnly);
    }

    [Fact]
    public void The_letter_on_an_expired_term_may_not_be_sent_before_the_expiry_may_be_asserted()
    {
        var sample = LetterSamples.Of(LetterKind.TermExpired)[0].Data;
        var early = sample with { WrittenAt = sample.Earlier?.Term?.AssertAfter.AddTicks(-1) };
        Assert.Contains(LetterCheck.Of(Writer.Write(LetterKind.TermExpired, Language.English, early), Form).Problems, problem => problem.Kind == ProblemKind.TermNotOver);
    }

    [Fact]
    public void A_name_is_printed_only_where_the_consent_reaches_so_far_and_is_then_told_in_the_preview()
    {
        var data = LetterSamples.Of(LetterKind.Dsa16Notice)[0].Data with { PersonName = "Rosa Campione" };
        var kept = Writer.Write(LetterKind.Dsa16Notice, Language.English, data);
        Assert.False(kept.Facts.HasFlag(PersonalFacts.Name));
        Assert.DoesNotContain("Campione", LetterMail.Of(kept).Body, StringComparison.Ordinal);

        var shown = Writer.Write(LetterKind.Dsa16Notice, Language.English, data with { Identity = Domain.Consents.IdentityLevel.Name });
        var preview = ExposurePreview.Of(shown, Form, []);
        Assert.True(preview.Facts.HasFlag(PersonalFacts.Name));
        Assert.Contains(preview.Alternatives, way => way.By == LowerBy.OrganisationSigns);
    }

    [Theory]
    [InlineData(Exposure.NoneKnown, Chance.NoneKnown)]
    [InlineData(Exposure.Unknown, Chance.Unknown)]
    [InlineData(Exposure.ForwardedToUploader, Chance.Yes)]
    [InlineData(Exposure.Published, Chance.Possible)]
    [InlineData(Exposure.PublicThread, Chance.Yes)]
    public void The_preview_says_what_the_channel_does_towards_the_uploader(Exposure exposure, Chance chance)
    {
        var letter = Writer.Write(LetterKind.Dsa16Notice, Language.English, LetterSamples.Of(LetterKind.Dsa16Notice)[0].Data);
        var preview = ExposurePreview.Of(letter, Form with { Exposure = exposure }, []);
        Assert.Contains(new ExposedTo(Reader.Uploader, chance), preview.Readers);
    }

    [Fact]
    public void A_quieter_channel_of_the_same_host_is_offered()
    {
        var letter = Writer.Write(LetterKind.Dsa16Notice, Language.English, LetterSamples.Of(LetterKind.Dsa16Notice)[0].Data);
        var quiet = Form with { Type = ChannelType.Email, Value = "private@video.example", Exposure = Exposure.NoneKnown };
        var loud = Form with { Exposure = Exposure.PublicThread };
        Assert.Contains(ExposurePreview.Of(letter, loud, [loud, quiet]).Alternatives, way => way.Channel == quiet);
        Assert.DoesNotContain(ExposurePreview.Of(letter, loud, [loud, quiet with { ForVictimNotices = false }]).Alternatives, way => way.By == LowerBy.AnotherChannel);
    }

    [Fact]
    public void A_copyright_notice_needs_an_answer_to_who_pressed_the_shutter()
    {
        Assert.Null(CopyrightGate.Title(Shutter.NotKnown));
        Assert.Null(CopyrightGate.Title(Shutter.SomebodyElse));
        var letter = Writer.Write(LetterKind.DmcaNotice, Language.English, LetterSamples.Of(LetterKind.TidaRequest)[0].Data);
        Assert.False(LetterCheck.Of(letter, Form).MayBeSent);
        Assert.Contains(ExposurePreview.Of(letter, Form, []).Readers, reader => reader.Reader == Reader.NoticeDatabase);
    }

    [Fact]
    public void Depictions_that_differ_are_stated_row_by_row()
    {
        var letter = Writer.Write(LetterKind.TidaRequest, Language.English, LetterSamples.Of(LetterKind.TidaRequest).Single(one => one.Variant == "unknown").Data);
        Assert.Equal([Depiction.Authentic, Depiction.DigitalForgery], letter.Items.Select(item => item.Depiction).Distinct());
    }
}
