using Revoca.Typesetting.Unicode;

namespace Revoca.Typesetting.Tests.Unicode;

public sealed class LineBreaksTests
{
    // A bar marks every place where the line may break; the rule of UAX #14 it shows stands beside it.
    [Theory]
    [InlineData("one |two", "LB18")]
    [InlineData("a, |b; |c.", "LB13")]
    [InlineData("(see |below) |and", "LB14")]
    [InlineData("„so“ |said", "LB19")]
    [InlineData("well-|known", "LB21")]
    [InlineData("art.\u00A016 |of", "LB12")]
    [InlineData("EUR |12,50 |or |€9.99", "LB25")]
    [InlineData("12:30–|13:00", "LB25")]
    [InlineData("我|们|请|求，|删|除。", "LB13 between ideographs")]
    [InlineData("ab\u0301c |d", "LB9")]
    [InlineData("🇮🇹|🇩🇪", "LB30a")]
    [InlineData("👩‍👧|👩‍👧", "LB8a")]
    [InlineData("a |\u200D我|们", "LB8a behind a space")]
    [InlineData("a\u2060b |c", "LB11")]
    [InlineData("100\u202F% |ok", "LB12")]
    [InlineData("שלום-עולם |טוב", "LB21a")]
    public void Lines_break_where_the_rules_of_unicode_allow_it(string marked, string rule)
    {
        Assert.True(marked == Marked(marked.Replace("|", "", StringComparison.Ordinal)), $"{rule}: {Marked(marked.Replace("|", "", StringComparison.Ordinal))}");
    }

    [Theory]
    [InlineData("see |https://host.example/|a-|b/|c.d?|id=|1&|x_|y |now")]
    [InlineData("https://user.host.example:8080///|a")]
    [InlineData("(https://host.example/|a) |b")]
    public void Web_addresses_break_only_behind_their_own_separators(string marked)
    {
        Assert.Equal(marked, Marked(marked.Replace("|", "", StringComparison.Ordinal)));
    }

    private static string Marked(string text)
    {
        var breaks = LineBreaks.Find(text);
        return string.Concat(text.Select((letter, i) => (breaks[i] ? "|" : "") + letter));
    }
}
