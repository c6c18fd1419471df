using Revoca.Domain.Evidence;

namespace Revoca.Domain.Tests.Evidence;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("https://www.google.com/search?q=sample+name+video&tbm=isch", "sample name video")]
    [InlineData("https://www.bing.com/search?form=x&q=%22sample%20name%22", "\"sample name\"")]
    [InlineData("https://search.example/?query=perch%C3%A9", "perché")]
    [InlineData("https://www.google.com/search?q=", null)]
    [InlineData("https://www.google.com/search?q=a%0Ab", null)]
    [InlineData("https://www.google.com/maps", null)]
    public void What_was_searched_for_is_read_from_the_address(string address, string? words) => Assert.Equal(words, SearchQuery.In(ContentUrl.Parse(address)));

    [Fact]
    public void Endless_words_are_no_search() => Assert.Null(SearchQuery.In(ContentUrl.Parse("https://www.google.com/search?q=" + new string('a', 201))));
}
