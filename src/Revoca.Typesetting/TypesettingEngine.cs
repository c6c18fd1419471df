using Revoca.Typesetting.Layout;
using Revoca.Typesetting.Pdf;
using Revoca.Typesetting.Text;

namespace Revoca.Typesetting;

/// <summary>The engine of the checked build. Stateless: one instance serves all threads.</summary>
public sealed class TypesettingEngine : IPdfEngine
{
    public string Version => "Revoca.Typesetting 1";

    public PdfResult Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        document = document with { Title = OneLine(document.Title), Subject = OneLine(document.Subject) };
        var warnings = new Warnings();
        using var shaper = new Shaper(warnings, document.Language);
        var text = new TextLayout(shaper, new TextCleaner(warnings));
        var pictures = new PictureLayout(warnings);
        var structure = StructureNode.Root();
        var page = document.Page;
        var strips = new BlockLayout(text, pictures).Lay(document.Blocks, (page.Margin, page.Width - (2 * page.Margin)), structure);
        var pages = new Paginator(page.Margin, page.Height - page.Margin).Place(strips);

        var fonts = new FontSubsets();
        var bands = new PageBands(document, text);
        var canvases = new List<PageCanvas>();
        for (var i = 0; i < pages.Count; i++)
        {
            var canvas = new PageCanvas(i, page.Height, fonts);
            foreach (var placed in pages[i])
                Draw(canvas, placed);
            canvas.Close();
            bands.Draw(canvas, i + 1, pages.Count);
            canvases.Add(canvas);
        }

        var bytes = new PdfAssembly(document, Version).Write(canvases, fonts, pictures, structure);
        return new PdfResult(bytes, pages.Count, warnings.All);
    }

    /// <summary>Metadata are single lines of ordinary characters.</summary>
    private static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static void Draw(PageCanvas canvas, PlacedStrip placed)
    {
        foreach (var mark in placed.Strip.Marks)
            mark.Draw(canvas, placed.Top, placed.AsArtifact);
    }
}
