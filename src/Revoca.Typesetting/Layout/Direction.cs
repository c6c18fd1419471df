using Revoca.Typesetting.Unicode;

namespace Revoca.Typesetting.Layout;

/// <summary>The direction of a paragraph, by its first strong character.</summary>
internal static class Direction
{
    public static bool IsRightToLeft(IReadOnlyList<Span> spans) =>
        BidiParagraph.Of(string.Concat(spans.Select(span => span.Text)).Split('\n')[0]).Level == 1;
}
