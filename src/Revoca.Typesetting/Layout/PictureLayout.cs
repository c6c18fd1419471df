using Revoca.Typesetting.Pdf;
using Revoca.Typesetting.Pictures;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Layout;

/// <summary>The pictures of one document, numbered in the order they were met.</summary>
internal sealed class PictureLayout(Warnings warnings)
{
    private readonly List<PdfPicture> _all = [];

    public IReadOnlyList<PdfPicture> All => _all;

    /// <summary>The picture in its box, or null when it cannot be read.</summary>
    public Strip? Lay(Logo logo, (double X, double Width) column, StructureNode parent)
    {
        var finding = PdfPicture.TryRead(logo.Bytes, out var picture);
        if (picture is null)
        {
            warnings.Add(WarningKind.PictureUnreadable, $"{finding}, {logo.Bytes.Length} bytes");
            return null;
        }

        var scale = Math.Min(Math.Min(logo.MaxWidth, column.Width) / picture.Width, logo.MaxHeight / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        var tag = parent.Child("Figure", $"/Alt{PdfSyntax.Text(logo.AlternativeText)}");
        _all.Add(picture);
        return new Strip(height, [new PictureMark(tag, column.X, 0, width, height, _all.Count)]) { After = 6 };
    }
}
