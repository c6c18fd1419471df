using System.Globalization;
using Revoca.Domain.Evidence.Chains;

namespace Revoca.Web.Desk.Cases.Tabs.Evidence;

/// <summary>A box of the drawn chain, in units of the drawing.</summary>
public sealed record ChainBox(ChainMember Member, int Left, int Top);

/// <summary>Where each node of a chain stands: columns from the source photo to the search result, what a file was made from (models, prompts) in one, and a curve for each tie.</summary>
public sealed class ChainLayout
{
    public const int BoxWidth = 208, BoxHeight = 58;
    private const int Gap = 64, Row = 16, Margin = 10, Tip = 3;

    private readonly Dictionary<string, ChainBox> _boxes = new(StringComparer.Ordinal);

    public ChainLayout(CaseChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var columns = Ordered(chain);
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
        ChainNodeKind.Model or ChainNodeKind.Prompt => 1,
        ChainNodeKind.Picture or ChainNodeKind.Video => 2,
        ChainNodeKind.Place => 3,
        ChainNodeKind.SearchResult => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // What is tied stands side by side, so that few curves cross: each column after the first follows the one before it.
    private static List<List<ChainMember>> Ordered(CaseChain chain)
    {
        var columns = chain.Members.GroupBy(member => ColumnOf(member.Node.Kind)).OrderBy(column => column.Key).Select(column => column.ToList()).ToList();
        for (var column = 1; column < columns.Count; column++)
            columns[column] = [.. columns[column].OrderBy(member => Middle(columns[column - 1], chain.Chain.Links.Where(link => link.To == member.Id).Select(link => link.From)))];
        for (var column = columns.Count - 2; column >= 0; column--)
            columns[column] = [.. columns[column].OrderBy(member => Middle(columns[column + 1], chain.Chain.Links.Where(link => link.From == member.Id).Select(link => link.To)))];
        return columns;
    }

    // What is tied to nothing goes last.
    private static double Middle(List<ChainMember> beside, IEnumerable<string> tied) =>
        tied.Select(id => beside.FindIndex(member => member.Id == id)).Where(row => row >= 0).DefaultIfEmpty(int.MaxValue).Average();

    private static string Curve(ChainBox from, ChainBox to)
    {
        var (x1, y1) = (from.Left + BoxWidth, from.Top + BoxHeight / 2);
        var (x2, y2) = (to.Left - Tip, to.Top + BoxHeight / 2);
        var bend = Math.Max(Gap / 2, Math.Abs(x2 - x1) / 2);
        return string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}");
    }
}
