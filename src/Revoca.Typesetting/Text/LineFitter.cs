namespace Revoca.Typesetting.Text;

/// <summary>Chooses the breaks of a whole paragraph so that its lines are as even as can be, not one line after the other.</summary>
internal sealed class LineFitter(ShapedText text, double width, bool justified)
{
    private const double StretchOfSpace = 0.6;
    private const double ShrinkOfSpace = 0.2;
    private const double WorstRatio = 20;
    private const double Tolerance = 0.01;

    private readonly double[] _reach = Reach(text);
    private readonly int[] _spaces = Spaces(text.Text);

    /// <summary>The ends of the lines, the last being the end of the text.</summary>
    public IReadOnlyList<int> Ends()
    {
        var places = Places();
        var cost = new double[places.Count];
        var from = new int[places.Count];
        for (var j = 1; j < places.Count; j++)
        {
            cost[j] = double.PositiveInfinity;
            for (var i = j - 1; i >= 0; i--)
            {
                var line = Cost(places[i], places[j], j == places.Count - 1);
                if (double.IsPositiveInfinity(line) && i < j - 1)
                    break;
                var total = cost[i] + (double.IsPositiveInfinity(line) ? WorstRatio * 1e9 : line);
                if (total < cost[j])
                    (cost[j], from[j]) = (total, i);
            }
        }

        var ends = new List<int>();
        for (var j = places.Count - 1; j > 0; j = from[j])
            ends.Insert(0, places[j]);
        return ends;
    }

    private double Cost(int start, int end, bool last)
    {
        var trimmed = TrimmedEnd(start, end);
        var natural = _reach[trimmed] - _reach[start];
        var slack = width - natural;
        var spaces = _spaces[trimmed] - _spaces[start];
        if (!justified)
            return slack < -Tolerance ? double.PositiveInfinity : last ? 0 : slack * slack;
        var space = SpaceWidth * spaces;
        if (slack < -Tolerance && (space <= 0 || -slack > space * ShrinkOfSpace))
            return double.PositiveInfinity;
        if (last && slack >= 0)
            return 0;
        var room = space * (slack < 0 ? ShrinkOfSpace : StretchOfSpace);
        var ratio = room <= 0 ? WorstRatio : Math.Min(WorstRatio, Math.Abs(slack) / room);
        return Math.Pow(1 + (100 * ratio * ratio * ratio), 2);
    }

    private double SpaceWidth => text.Source.Runs.Count == 0 ? 0 : text.Source.Runs[0].Style.Size * 0.26;

    private int TrimmedEnd(int start, int end)
    {
        while (end > start && text.Text[end - 1] == ' ')
            end--;
        return end;
    }

    /// <summary>Where lines may break; stretches wider than the line are cut between letters.</summary>
    private List<int> Places()
    {
        var places = new List<int> { 0 };
        for (var i = 1; i <= text.Text.Length; i++)
        {
            if (i < text.Text.Length && !text.Breaks[i])
                continue;
            CutInside(places, i);
            places.Add(i);
        }

        return places;
    }

    private void CutInside(List<int> places, int end)
    {
        var start = places[^1];
        while (_reach[TrimmedEnd(start, end)] - _reach[start] > width + Tolerance)
        {
            var cut = start + 1;
            for (var next = cut; next < end && _reach[next] - _reach[start] <= width; next++)
            {
                if (IsClusterStart(next))
                    cut = next;
            }

            while (cut < end && !IsClusterStart(cut))
                cut++;
            if (cut >= end)
                return;
            places.Add(cut);
            start = cut;
        }
    }

    private bool IsClusterStart(int index) => _reach[index + 1] > _reach[index] && !char.IsLowSurrogate(text.Text[index]);

    private static double[] Reach(ShapedText text)
    {
        var advances = text.Advances();
        var reach = new double[advances.Length + 1];
        for (var i = 0; i < advances.Length; i++)
            reach[i + 1] = reach[i] + advances[i];
        return reach;
    }

    private static int[] Spaces(string text)
    {
        var spaces = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
            spaces[i + 1] = spaces[i] + (SetLine.IsSpace(text[i]) ? 1 : 0);
        return spaces;
    }
}
