using System.Collections.Frozen;
using System.Globalization;

namespace Revoca.Typesetting.Unicode;

/// <summary>Bracket pairs of a sequence (BD16), ordered by their opening brackets.</summary>
internal static class BidiBrackets
{
    private const int MaxOpen = 63;

    private static readonly FrozenDictionary<int, int> CloseOf = UnicodeData.Lines("Unicode.bidi-brackets.txt")
        .ToFrozenDictionary(line => line.CodePoint, line => Canonical(int.Parse(line.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    private static readonly FrozenSet<int> Closing = CloseOf.Values.ToFrozenSet();

    public static List<(int Open, int Close)> Pairs(int[] places, int[] points, BidiClass[] types)
    {
        var pairs = new List<(int Open, int Close)>();
        var open = new List<(int Closer, int Index)>();
        for (var i = 0; i < places.Length; i++)
        {
            if (types[i] != BidiClass.ON)
                continue;
            var point = Canonical(points[places[i]]);
            if (CloseOf.TryGetValue(point, out var closer))
            {
                if (open.Count == MaxOpen)
                    break;
                open.Add((closer, i));
            }
            else if (Closing.Contains(point) && open.FindLastIndex(entry => entry.Closer == point) is >= 0 and var found)
            {
                pairs.Add((open[found].Index, i));
                open.RemoveRange(found, open.Count - found);
            }
        }

        pairs.Sort();
        return pairs;
    }

    /// <summary>The angle brackets U+2329 and U+232A are the same as U+3008 and U+3009.</summary>
    private static int Canonical(int point) => point switch
    {
        0x2329 => 0x3008,
        0x232A => 0x3009,
        _ => point,
    };
}
