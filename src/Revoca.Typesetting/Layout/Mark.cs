using Revoca.Typesetting.Pdf;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Layout;

/// <summary>Something drawn; x from the page's left edge, y down from the top of its strip. Without a tag it is an artifact.</summary>
internal abstract record Mark(StructureNode? Tag, double X, double Y)
{
    public abstract void Draw(PageCanvas canvas, double top, bool asArtifact);
}

/// <summary>A line of text; Y is its baseline.</summary>
internal sealed record TextMark(StructureNode? Tag, double X, double Y, SetLine Line, double Stretch) : Mark(Tag, X, Y)
{
    public override void Draw(PageCanvas canvas, double top, bool asArtifact) => canvas.Text(asArtifact ? null : Tag, Line, X, top + Y, Stretch);
}

internal sealed record BoxMark(double X, double Y, double Width, double Height, Ink Ink) : Mark(null, X, Y)
{
    public override void Draw(PageCanvas canvas, double top, bool asArtifact) => canvas.Fill(X, top + Y, Width, Height, Ink);
}

internal sealed record PictureMark(StructureNode? Tag, double X, double Y, double Width, double Height, int Picture) : Mark(Tag, X, Y)
{
    public override void Draw(PageCanvas canvas, double top, bool asArtifact)
    {
        canvas.Picture(asArtifact ? null : Tag, Picture, X, top + Y, Width, Height);
        if (Tag is null || asArtifact)
            return;
        var bottom = canvas.Height - top - Y - Height;
        Tag.Entries += $"/A<</O/Layout/BBox[{PdfSyntax.Number(X)} {PdfSyntax.Number(bottom)} {PdfSyntax.Number(X + Width)} {PdfSyntax.Number(bottom + Height)}]>>";
    }
}
