using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;
using Revoca.Typesetting.Text;
using Settings = QuestPDF.Settings;

namespace Revoca.Typesetting.QuestPdf;

/// <summary>The same seam on QuestPDF. Its PDF/A output carries a random identifier, so bytes differ from run to run.</summary>
public sealed class QuestPdfEngine : IPdfEngine
{
    private static readonly string[] Fonts =
    [
        "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic", "NotoSansArabic-Regular", "NotoSansArabic-Bold",
        "NotoSansHebrew-Regular", "NotoSansHebrew-Bold", "NotoSansSC-Regular",
    ];

    private static readonly Lazy<string> Prepared = new(Prepare);

    public string Version => Prepared.Value;

    public PdfResult Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _ = Prepared.Value;
        var warnings = new Warnings();
        var words = new Words(warnings);
        var blocks = new BlockWriter(words);
        var pages = 0;
        var bytes = QuestPDF.Fluent.Document.Create(container => container.Page(page => Compose(page, document, blocks, count => pages = count)))
            .WithMetadata(new DocumentMetadata { Title = document.Title, Subject = document.Subject, Language = document.Language, Producer = Prepared.Value })
            .WithSettings(new DocumentSettings { PDFA_Conformance = PDFA_Conformance.PDFA_3A, PDFUA_Conformance = PDFUA_Conformance.PDFUA_1 })
            .GeneratePdf();
        return new PdfResult(EmbeddedFiles.AddTo(bytes, document.Attachments), Math.Max(1, pages), warnings.All);
    }

    private static string Prepare()
    {
        Settings.License = LicenseType.Community;
        Settings.UseEnvironmentFonts = false;
        foreach (var font in Fonts)
        {
            using var stream = typeof(TypesettingEngine).Assembly.GetManifestResourceStream("Fonts." + font)
                ?? throw new InvalidOperationException($"The font {font} is not embedded.");
            FontManager.RegisterFont(stream);
        }

        return $"QuestPDF {typeof(FontManager).Assembly.GetName().Version}";
    }

    private static void Compose(PageDescriptor page, Document document, BlockWriter blocks, Action<int> countPages)
    {
        page.Size((float)document.Page.Width, (float)document.Page.Height, Unit.Point);
        page.MarginHorizontal((float)document.Page.Margin, Unit.Point);
        page.MarginVertical((float)document.Page.Margin - 36, Unit.Point);
        page.DefaultTextStyle(style => style.FontFamily("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans SC").FontSize(10).LineHeight(1.45f));
        page.Header().MinHeight(36, Unit.Point).Element(container => Band(container, document.Header, _ => { }));
        page.Footer().MinHeight(36, Unit.Point).AlignBottom().Element(container => Band(container, document.Footer, countPages));
        page.Content().Column(column => blocks.Write(column, document.Blocks));
    }

    private static void Band(IContainer container, PageBand? band, Action<int> countPages)
    {
        if (band is null)
            return;
        var place = band.OnFirstPage ? container : container.SkipOnce();
        place.Row(row =>
        {
            row.RelativeItem().Text(text => Fill(text, band.Left, countPages));
            row.RelativeItem().AlignCenter().Text(text => Fill(text, band.Centre, countPages));
            row.RelativeItem().AlignRight().Text(text => Fill(text, band.Right, countPages));
        });
    }

    private static void Fill(TextDescriptor text, string words, Action<int> countPages)
    {
        text.DefaultTextStyle(style => style.FontSize(7.5f).FontColor(Palette.Soft));
        var rest = words;
        while (rest.IndexOf("{page", StringComparison.Ordinal) is >= 0 and var at)
        {
            text.Span(rest[..at]);
            if (rest.AsSpan(at).StartsWith("{pages}"))
                text.TotalPages().Format(number => Counted(number ?? 0, countPages));
            else
                text.CurrentPageNumber();
            rest = rest[(rest.IndexOf('}', at) + 1)..];
        }

        text.Span(rest);
    }

    private static string Counted(int pages, Action<int> countPages)
    {
        countPages(pages);
        return pages.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
