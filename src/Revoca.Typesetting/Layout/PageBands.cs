using System.Globalization;
using Revoca.Typesetting.Pdf;

namespace Revoca.Typesetting.Layout;

/// <summary>Header and footer, drawn as artifacts in the margins.</summary>
internal sealed class PageBands(Document document, TextLayout text)
{
    private const double DistanceFromText = 18;
    private const double LineThickness = 0.5;

    public void Draw(PageCanvas canvas, int page, int pages)
    {
        var setup = document.Page;
        if (document.Header is { } header && (page > 1 || header.OnFirstPage))
        {
            var baseline = setup.Margin - DistanceFromText;
            DrawBand(canvas, header, baseline, page, pages);
            canvas.Fill(setup.Margin, baseline + 5, setup.Width - (2 * setup.Margin), LineThickness, Look.Hairline);
        }

        if (document.Footer is { } footer && (page > 1 || footer.OnFirstPage))
        {
            var top = setup.Height - setup.Margin + DistanceFromText;
            canvas.Fill(setup.Margin, top, setup.Width - (2 * setup.Margin), LineThickness, Look.Hairline);
            DrawBand(canvas, footer, top + 13, page, pages);
        }

        canvas.Close();
    }

    private void DrawBand(PageCanvas canvas, PageBand band, double baseline, int page, int pages)
    {
        var column = (document.Page.Margin, document.Page.Width - (2 * document.Page.Margin));
        foreach (var (words, alignment) in (ReadOnlySpan<(string, Alignment)>)[(band.Left, Alignment.Start), (band.Centre, Alignment.Centre), (band.Right, Alignment.End)])
        {
            if (words.Length == 0)
                continue;
            var filled = words.Replace("{page}", page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{pages}", pages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var line = text.Lines([new Span(filled)], Look.Band, column.Item2, justified: false)[0];
            TextLayout.Place(null, line, alignment, column, baseline).Draw(canvas, 0, asArtifact: true);
        }
    }
}
