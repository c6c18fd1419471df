using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests.Cases;

public sealed class CaseTests
{
    [Fact]
    public void A_case_becomes_active_once_and_not_again()
    {
        var opened = A.Case();
        Assert.NotNull(opened.Activate(A.By(A.Ada)));
        Assert.Null(opened.Activate(A.By(A.Ada)));
        Assert.Equal(CaseState.Active, opened.State);
    }

    [Fact]
    public void A_closed_case_takes_no_items_and_can_be_reopened()
    {
        var opened = A.Case();
        opened.Activate(A.By(A.Ada));
        opened.Close(ClosingReason.AllGone, A.By(A.Ada));
        Assert.False(opened.Allows(CaseVerb.AddItems));
        Assert.Throws<RuleBroken>(() => opened.Pause(A.By(A.Ada)));
        opened.Reopen(A.By(A.Ada));
        Assert.Equal((CaseState.Active, null), (opened.State, opened.ClosedBecause));
    }

    [Theory]
    [InlineData("rv-23456", "RV-23456")]
    [InlineData(" 23456 ", "RV-23456")]
    public void A_reference_is_understood_as_people_type_it(string typed, string expected)
    {
        Assert.True(CaseReference.TryParse(typed, out var reference));
        Assert.Equal(expected, reference.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RV-2345")]
    [InlineData("RV-2345O")]
    [InlineData("RV-234567")]
    public void What_is_no_reference_is_refused(string typed) => Assert.False(CaseReference.TryParse(typed, out _));

    [Fact]
    public void A_drawn_reference_has_no_letters_that_look_alike()
    {
        for (var value = 0; value < 256; value++)
        {
            var text = CaseReference.Draw([(byte)value, 0, 0, 0, 0]).Text[3..];
            Assert.DoesNotContain(text, letter => "01OILUV".Contains(letter));
        }
    }
}
