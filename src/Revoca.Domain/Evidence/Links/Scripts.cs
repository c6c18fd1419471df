using System.Globalization;

namespace Revoca.Domain.Evidence.Links;

/// <summary>Tells hosts whose letters come from scripts that do not belong together, after the highly restrictive level of Unicode UTS #39 §5.2.</summary>
internal static class Scripts
{
    // Cyrillic and Greek letters that look like Latin ones: a label of nothing else imitates a Latin word.
    private const string LatinLookalikes = "асеорхуіјѕһԁԛԝӏвкмнт" + "αοορτυνικχ";

    [Flags]
    private enum Script
    {
        None = 0,
        Latin = 1,
        EastAsian = 2,
        Cyrillic = 4,
        Greek = 8,
        Other = 16,
        Arabic = 32,
        Hebrew = 64,
    }

    public static LinkFlags FlagsOf(string ascii)
    {
        if (!ascii.Contains("xn--", StringComparison.Ordinal))
            return LinkFlags.None;
        var unicode = new IdnMapping().GetUnicode(ascii);
        return LinkFlags.International | (unicode.Split('.').Any(IsSuspicious) ? LinkFlags.MixedScript : LinkFlags.None);
    }

    private static bool IsSuspicious(string label)
    {
        var scripts = label.Aggregate(Script.None, (found, c) => found | Of(c));
        var mixed = scripts is not (Script.None or Script.Latin or Script.EastAsian or Script.Cyrillic or Script.Greek or Script.Arabic or Script.Hebrew
            or Script.Other or (Script.Latin | Script.EastAsian));
        return mixed || (scripts is Script.Cyrillic or Script.Greek && label.All(c => c < 128 || LatinLookalikes.Contains(c, StringComparison.Ordinal)));
    }

    private static Script Of(char c) => c switch
    {
        < 'A' => Script.None,
        < '\u0250' => char.IsLetter(c) ? Script.Latin : Script.None,
        >= '\u0370' and < '\u0400' or >= '\u1f00' and < '\u2000' => Script.Greek,
        >= '\u0400' and < '\u0530' => Script.Cyrillic,
        >= '\u0590' and < '\u0600' => Script.Hebrew,
        >= '\u0600' and < '\u0780' => Script.Arabic,
        >= '\u1e00' and < '\u1f00' => Script.Latin,
        >= '\u2e80' and < '\ua4d0' or >= '\uac00' and < '\ud7b0' or >= '\uf900' and < '\ufb00' => Script.EastAsian,
        _ => char.IsLetter(c) ? Script.Other : Script.None,
    };
}
