namespace Revoca.Typesetting.Layout;

/// <summary>Deals strips out to pages, keeping tied ones together and repeating table heads.</summary>
internal sealed class Paginator(double top, double bottom)
{
    private readonly List<List<PlacedStrip>> _pages = [[]];
    private double _at;
    private double _after;

    public IReadOnlyList<IReadOnlyList<PlacedStrip>> Place(IReadOnlyList<Strip> strips)
    {
        _at = top;
        for (var start = 0; start < strips.Count;)
        {
            var end = start + 1;
            while (end < strips.Count && strips[end - 1].KeepWithNext)
                end++;
            PlaceGroup(strips, start, end);
            start = end;
        }

        return _pages;
    }

    private bool PageIsEmpty => _pages[^1].Count == 0;

    private void PlaceGroup(IReadOnlyList<Strip> strips, int start, int end)
    {
        var height = 0.0;
        var after = _after;
        for (var i = start; i < end; i++)
        {
            height += strips[i].Height + (PageIsEmpty && i == start ? 0 : Math.Max(after, strips[i].Before));
            after = strips[i].After;
        }

        if (!PageIsEmpty && _at + height > bottom && FitsOnePage(strips, start, end))
            NewPage();
        for (var i = start; i < end; i++)
            PlaceOne(strips[i]);
    }

    private bool FitsOnePage(IReadOnlyList<Strip> strips, int start, int end)
    {
        var height = strips[start].Head.Sum(head => head.Height);
        for (var i = start; i < end; i++)
            height += strips[i].Height + (i == start ? 0 : Math.Max(strips[i - 1].After, strips[i].Before));
        return height <= bottom - top;
    }

    private void PlaceOne(Strip strip)
    {
        var gap = PageIsEmpty ? 0 : Math.Max(_after, strip.Before);
        if (!PageIsEmpty && _at + gap + strip.Height > bottom)
        {
            NewPage();
            gap = 0;
        }

        if (PageIsEmpty)
        {
            foreach (var head in strip.Head)
                Put(head, asArtifact: true);
        }

        _at += gap;
        Put(strip, asArtifact: false);
        _after = strip.After;
    }

    private void Put(Strip strip, bool asArtifact)
    {
        _pages[^1].Add(new PlacedStrip(strip, _at, asArtifact));
        _at += strip.Height;
    }

    private void NewPage()
    {
        _pages.Add([]);
        _at = top;
        _after = 0;
    }
}
