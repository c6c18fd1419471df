using System.Globalization;
using Revoca.Typesetting.Fonts;

namespace Revoca.Typesetting.Pdf;

/// <summary>The fonts one document uses, in the order they were met.</summary>
internal sealed class FontSubsets
{
    private readonly Dictionary<FontFace, FontSubset> _byFace = [];
    private readonly List<FontSubset> _all = [];

    public IReadOnlyList<FontSubset> All => _all;

    public FontSubset Of(FontFace face)
    {
        if (!_byFace.TryGetValue(face, out var subset))
        {
            _byFace[face] = subset = new FontSubset(face, string.Create(CultureInfo.InvariantCulture, $"F{_all.Count + 1}"));
            _all.Add(subset);
        }

        return subset;
    }
}
