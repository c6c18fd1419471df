using System.Globalization;
using Revoca.Domain.Evidence.Chains;

namespace Revoca.Web.Desk.Cases.Tabs.Evidence;

/// <summary>A box of the drawn chain, in units of the drawing.</summary>
public sealed record ChainBox(ChainMember Member, int Left, int Top);

/// <summary>Where each node of a chain stands: one column a kind, from the source photo to the search result, and a curve for each tie.</summary>
public sealed class ChainLayout
{
    public const int BoxWidth = 190, BoxHeight = 58;
    private const int Gap = 56, Row = 18, Margin = 8;

    private readonly Dictionary<string, ChainBox> _boxes = new(StringComparer.Ordinal);

    public ChainLayout(CaseChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var columns = chain.Members.GroupBy(member => ColumnOf(member.Node.Kind)).OrderBy(column => column.Key).Select(column => column.ToList()).ToList();
        var tallest = columns.Count == 0 ? 0 : columns.Max(column => column.Count);
        for (var column = 0; column < columns.Count; column++)
        {
            var from = Margin + (tallest - columns[column].Count) * (BoxHeight + Row) / 2;
            for (var row = 0; row < columns[column].Count; row++)
                _boxes[columns[column][row].Id] = new ChainBox(columns[column][row], Margin + column * (BoxWidth + Gap), from + row * (BoxHeight + Row));
        }

        Width = 2 * Margin + columns.Count * (BoxWidth + Gap) - Gap;
        Height = 2 * Margin + tallest * (BoxHeight + Row) - Row;
        Curves = [.. chain.Chain.Links.Select(link => Curve(_boxes[link.From], _boxes[link.To]))];
    }

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyCollection<ChainBox> Boxes => _boxes.Values;

    /// <summary>The paths of the ties, as SVG writes them.</summary>
    public IReadOnlyList<string> Curves { get; }

    private static int ColumnOf(ChainNodeKind kind) => kind switch
    {
        ChainNodeKind.SourcePhoto => 0,
        ChainNodeKind.Model => 1,
        ChainNodeKind.Prompt => 2,
        ChainNodeKind.Picture or ChainNodeKind.Video => 3,
        ChainNodeKind.Place => 4,
        ChainNodeKind.SearchResult => 5,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Curve(ChainBox from, ChainBox to)
    {
        var (x1, y1) = (from.Left + BoxWidth, from.Top + BoxHeight / 2);
        var (x2, y2) = (to.Left, to.Top + BoxHeight / 2);
        var bend = Math.Max(Gap / 2, Math.Abs(x2 - x1) / 2);
        return string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}");
    }
}
