using System.Text;
using static Revoca.Typesetting.Unicode.LineBreakClass;

namespace Revoca.Typesetting.Unicode;

/// <summary>Where a line may break, by the rules of UAX #14 (Unicode 15) without dictionaries. Forced breaks are split off before.</summary>
internal static class LineBreaks
{
    private static readonly UnicodeTable<LineBreakClass> Classes = UnicodeTable<LineBreakClass>.Load("Unicode.line-break.txt");

    /// <summary>True at i: the line may break before text[i]. The first place is never one.</summary>
    public static bool[] Find(string text)
    {
        var breaks = new bool[text.Length];
        var before = new Left();
        for (var i = 0; i < text.Length;)
        {
            var rune = UnicodeText.RuneAt(text, i, out var length);
            var type = Classes[rune];
            if (i > 0 && before.Joins(type))
            {
                before.SawJoiner = type == ZWJ;
            }
            else
            {
                var joiner = type == ZWJ;
                type = type is CM or ZWJ ? AL : type;
                breaks[i] = i > 0 && !before.SawJoiner && MayBreak(before, type);
                before.Take(type);
                before.SawJoiner = joiner;
            }

            i += length;
        }

        WebAddresses.Adjust(text, breaks);
        return breaks;
    }

    private static bool MayBreak(Left left, LineBreakClass right)
    {
        if (right is SP or ZW)
            return false;
        if (left.AfterSpaces == ZW)
            return true;
        if (right is WJ or CL or CP or CPE or EX or IS or SY || (left.AfterSpaces == WJ && !left.Spaced))
            return false;
        if (left.AfterSpaces is OP or OPE || HoldsOverSpaces(left.AfterSpaces, right))
            return false;
        return left.Spaced || !HoldsTogether(left, right);
    }

    /// <summary>LB15–LB17.</summary>
    private static bool HoldsOverSpaces(LineBreakClass left, LineBreakClass right) => (left, right) switch
    {
        (QU, OP or OPE) => true,
        (CL or CP or CPE, NS) => true,
        (B2, B2) => true,
        _ => false,
    };

    /// <summary>LB12 and LB19–LB30 for two neighbours.</summary>
    private static bool HoldsTogether(Left left, LineBreakClass right)
    {
        var type = left.AfterSpaces;
        if (type == GL || (right == GL && type is not (BA or HY)))
            return true;
        if (type == QU || right == QU)
            return true;
        if (type == CB || right == CB)
            return false;
        if (right is BA or HY or NS or IN || type == BB || left.HebrewHyphen)
            return true;
        return type == RI && right == RI ? left.OddIndicators : Letters(type, right) || Numbers(type, right) || Korean(type, right);
    }

    private static bool Letters(LineBreakClass left, LineBreakClass right) => (left, right) switch
    {
        (AL or HL, AL or HL or NU or PR or PO or OP) => true,
        (NU, AL or HL or OP) => true,
        (PR or PO, AL or HL) => true,
        (SY, HL) => true,
        (IS, AL or HL) => true,
        (CP, AL or HL or NU) => true,
        (PR, ID or EB or EM) => true,
        (ID or EB or EM, PO) => true,
        (EB, EM) => true,
        _ => false,
    };

    private static bool Numbers(LineBreakClass left, LineBreakClass right) => (left, right) switch
    {
        (CL or CP or CPE or NU, PO or PR) => true,
        (PO or PR, OP or OPE or NU) => true,
        (HY or IS or NU or SY, NU) => true,
        _ => false,
    };

    private static bool Korean(LineBreakClass left, LineBreakClass right) => (left, right) switch
    {
        (JL, JL or JV or H2 or H3) => true,
        (JV or H2, JV or JT) => true,
        (JT or H3, JT) => true,
        (JL or JV or JT or H2 or H3, PO) => true,
        (PR, JL or JV or JT or H2 or H3) => true,
        _ => false,
    };

    /// <summary>What stands left of the place in question.</summary>
    private sealed class Left
    {
        private LineBreakClass _previous = WJ;

        public LineBreakClass AfterSpaces { get; private set; } = WJ;

        public bool Spaced { get; private set; }

        public bool SawJoiner { get; set; }

        public bool HebrewHyphen { get; private set; }

        public bool OddIndicators { get; private set; }

        /// <summary>LB9: marks join what they stand on, unless that is a space.</summary>
        public bool Joins(LineBreakClass type) => type is CM or ZWJ && !Spaced && AfterSpaces != ZW;

        public void Take(LineBreakClass type)
        {
            SawJoiner = false;
            if (type == SP)
            {
                Spaced = true;
                return;
            }

            HebrewHyphen = type is HY or BA && AfterSpaces == HL && !Spaced;
            OddIndicators = type == RI && !(OddIndicators && _previous == RI && !Spaced);
            Spaced = false;
            AfterSpaces = _previous = type;
        }
    }
}
