using Revoca.Domain.Cases;
using Revoca.Domain.Replies;
using Revoca.Web.Desk.Replies;

namespace Revoca.Web.Tests.Desk;

public sealed class MailPartsTests
{
    [Fact]
    public void Ticket_numbers_and_dates_are_marked_and_no_character_is_lost()
    {
        const string text = "Ticket number 48213. We answer by 3 March 2027. Keep 48213 <b>in mind</b>.";
        var pieces = MarkedText.Pieces(text, ReplyTriage.Read("", text));
        Assert.Equal(text, string.Concat(pieces.Select(piece => piece.Piece)));
        Assert.Equal(["48213", "48213"], pieces.Where(piece => piece.Class == "ticket").Select(piece => piece.Piece));
        Assert.Equal(["3 March 2027"], pieces.Where(piece => piece.Class == "date").Select(piece => piece.Piece));
    }

    [Theory]
    [InlineData("decision.PDF", ".pdf")]
    [InlineData("a.png", ".bin")]
    [InlineData("a.pdf.exe", ".bin")]
    [InlineData("../../x.html", ".bin")]
    [InlineData("", ".bin")]
    [InlineData("svg.svg", ".bin")]
    public void A_file_of_a_host_is_saved_under_a_neutral_name_that_opens_nothing_harmful(string told, string kind)
    {
        Assert.True(CaseReference.TryParse("RV-7F3K2", out var reference));
        Assert.Equal($"RV-7F3K2-4-1{kind}", MailFiles.NameOf(reference, 4, 0, told));
    }
}
