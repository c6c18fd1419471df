using Revoca.Typesetting.Layout;

namespace Revoca.Typesetting.Tests.Layout;

public sealed class PaginationTests
{
    [Fact]
    public void Strips_fill_a_page_and_go_on_with_the_next()
    {
        Assert.Equal([10, 10, 5], Pages(Enumerable.Repeat(Line(), 25)));
    }

    [Fact]
    public void A_heading_moves_on_with_what_it_heads()
    {
        var strips = Enumerable.Repeat(Line(), 9).Append(Line() with { KeepWithNext = true }).Append(Line());

        Assert.Equal([9, 2], Pages(strips));
    }

    [Fact]
    public void What_cannot_fit_on_any_page_is_cut_rather_than_lost()
    {
        Assert.Equal([10, 10, 5], Pages(Enumerable.Repeat(Line() with { KeepWithNext = true }, 25)));
    }

    [Fact]
    public void Space_before_a_strip_is_left_out_at_the_top_of_a_page_and_collapses_elsewhere()
    {
        var spaced = Line() with { Before = 5, After = 10 };

        var pages = new Paginator(0, 100).Place([spaced, spaced, spaced, spaced, spaced, spaced]);

        Assert.Equal([0, 20, 40, 60, 80], pages[0].Select(placed => placed.Top));
        Assert.Equal(0, pages[1][0].Top);
    }

    [Fact]
    public void A_page_that_begins_inside_a_table_repeats_its_head_as_an_artifact()
    {
        var head = Line();
        var rows = Enumerable.Repeat(Line() with { Head = [head] }, 12);

        var pages = new Paginator(0, 100).Place([head, .. rows]);

        Assert.Equal(2, pages.Count);
        Assert.False(pages[0][0].AsArtifact);
        Assert.True(pages[1][0].AsArtifact);
        Assert.Equal(4, pages[1].Count);
    }

    private static Strip Line() => new(10, []);

    private static IEnumerable<int> Pages(IEnumerable<Strip> strips) => new Paginator(0, 100).Place([.. strips]).Select(page => page.Count);
}
