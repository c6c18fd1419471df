using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Typesetting.Tests;

public sealed class TypesettingEngineTests
{
    [Fact]
    public void A_letter_is_accepted_by_qpdf_and_its_words_can_be_read_out()
    {
        var document = new Document("Request", "en-GB", [new Heading(1, "Request"), new Paragraph("Please remove the items listed below.")]);

        var result = new TypesettingEngine().Render(document);

        Tool.Run("qpdf", result.Bytes, "--check", "letter.pdf");
        Assert.Contains("Please remove the items listed below.", Tool.Run("pdftotext", result.Bytes, "letter.pdf", "-"));
    }
}
