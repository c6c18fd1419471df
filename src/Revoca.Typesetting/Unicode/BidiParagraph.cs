using static Revoca.Typesetting.Unicode.BidiClass;

namespace Revoca.Typesetting.Unicode;

/// <summary>The embedding levels of one paragraph, by UAX #9 (Unicode 15): odd levels run from right to left.</summary>
internal sealed class BidiParagraph
{
    private static readonly UnicodeTable<BidiClass> Classes = UnicodeTable<BidiClass>.Load("Unicode.bidi-class.txt");

    private readonly byte[] _unitLevels;
    private readonly BidiClass[] _unitClasses;

    private BidiParagraph(byte level, byte[] unitLevels, BidiClass[] unitClasses)
    {
        Level = level;
        _unitLevels = unitLevels;
        _unitClasses = unitClasses;
    }

    public byte Level { get; }

    /// <summary>Level of a UTF-16 unit, before the line rules.</summary>
    public byte this[int index] => _unitLevels[index];

    public static BidiParagraph Of(string text, byte? level = null)
    {
        var units = new BidiClass[text.Length];
        var points = new List<int>(text.Length);
        var plain = level is null or 0;
        for (var i = 0; i < text.Length;)
        {
            var codePoint = UnicodeText.RuneAt(text, i, out var length);
            units.AsSpan(i, length).Fill(Classes[codePoint]);
            plain &= units[i] is L or EN or ES or ET or CS or NSM or B or S or WS or ON;
            points.Add(codePoint);
            i += length;
        }

        if (plain)
            return new BidiParagraph(0, new byte[text.Length], units);
        var classes = points.ConvertAll(point => Classes[point]).ToArray();
        var isolates = new BidiIsolates(classes);
        var paragraphLevel = level ?? isolates.FirstStrong(0, classes.Length);
        var levels = BidiLevels.Resolve([.. points], classes, isolates, paragraphLevel);
        return new BidiParagraph(paragraphLevel, Spread(text, levels), units);
    }

    /// <summary>Levels of the line text[start..end], with rule L1: white space at its end and separators fall back to the paragraph's level.</summary>
    public byte[] LineLevels(int start, int end)
    {
        var levels = _unitLevels.AsSpan(start, end - start).ToArray();
        var reset = true;
        for (var i = levels.Length - 1; i >= 0; i--)
        {
            var type = _unitClasses[start + i];
            if (type is B or S)
                reset = true;
            else if (type is not (WS or LRI or RLI or FSI or PDI or LRE or RLE or LRO or RLO or PDF or BN))
                reset = false;
            if (reset)
                levels[i] = Level;
        }

        return levels;
    }

    private static byte[] Spread(string text, byte[] levels)
    {
        var spread = new byte[text.Length];
        for (int i = 0, point = 0; i < text.Length; point++)
        {
            UnicodeText.RuneAt(text, i, out var length);
            spread.AsSpan(i, length).Fill(levels[point]);
            i += length;
        }

        return spread;
    }
}
