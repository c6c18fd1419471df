using System.Globalization;
using System.Security.Cryptography;
using Revoca.Typesetting.Layout;
using Revoca.Typesetting.Pictures;

namespace Revoca.Typesetting.Pdf;

/// <summary>Puts drawn pages, fonts, structure, metadata and attachments together into one file.</summary>
internal sealed class PdfAssembly(Document document, string producer)
{
    private readonly PdfFile _file = new();

    public byte[] Write(IReadOnlyList<PageCanvas> canvases, FontSubsets fonts, PictureLayout pictures, StructureNode structure)
    {
        var root = _file.Reserve();
        var tree = _file.Reserve();
        var pages = canvases.Select(_ => _file.Reserve()).ToList();
        var resources = _file.Reserve();
        for (var i = 0; i < canvases.Count; i++)
            WritePage(canvases[i], i, pages[i], tree, resources);
        _file.SetAlone(tree, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pages.Count}/Kids[{PdfSyntax.References(pages)}]>>"));
        _file.Set(resources, Resources(fonts, pictures));
        var structureRoot = StructureTree.Write(_file, structure, pages, [.. canvases.Select(canvas => canvas.Marks)]);
        _file.SetAlone(root, Catalog(tree, structureRoot));
        return _file.Write(root, Information());
    }

    private void WritePage(PageCanvas canvas, int index, int page, int tree, int resources)
    {
        var content = _file.AddStream("", canvas.Content);
        _file.SetAlone(page, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {PdfSyntax.Number(document.Page.Width)} {PdfSyntax.Number(document.Page.Height)}]/Resources {resources} 0 R/Contents {content} 0 R/StructParents {index}/Tabs/S>>"));
    }

    private string Resources(FontSubsets fonts, PictureLayout pictures)
    {
        var fontEntries = string.Concat(fonts.All.Select(subset => $"/{subset.ResourceName} {PdfSyntax.Reference(FontObjects.Write(_file, subset))}"));
        var pictureEntries = string.Concat(pictures.All.Select((picture, i) => string.Create(CultureInfo.InvariantCulture, $"/I{i + 1} {WritePicture(picture)} 0 R")));
        return $"<</Font<<{fontEntries}>>{(pictureEntries.Length == 0 ? "" : $"/XObject<<{pictureEntries}>>")}>>";
    }

    private int WritePicture(PdfPicture picture)
    {
        return _file.AddRawStream(picture.Entries, picture.Data);
    }

    private string Catalog(int tree, int structure)
    {
        var profile = _file.AddStream("/N 3", ColourProfile.Bytes);
        var metadata = _file.AddRawStream("/Type/Metadata/Subtype/XML", XmpPacket.Write(document, producer));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Catalog/Pages {tree} 0 R/Lang{PdfSyntax.Language(document.Language)}/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]{Attachments()}>>");
    }

    private string Attachments()
    {
        if (document.Attachments.Count == 0)
            return "";
        var files = document.Attachments.Select(attachment => (attachment.FileName, Id: WriteAttachment(attachment))).ToList();
        var names = files.OrderBy(file => file.FileName, StringComparer.Ordinal).Select(file => $"{PdfSyntax.Text(file.FileName)} {PdfSyntax.Reference(file.Id)}");
        return $"/Names<</EmbeddedFiles<</Names[{string.Join(' ', names)}]>>>>/AF[{PdfSyntax.References(files.Select(file => file.Id))}]";
    }

    private int WriteAttachment(Attachment attachment)
    {
        var bytes = attachment.Bytes.ToArray();
        var modified = document.Dated is { } date ? $"/ModDate{PdfSyntax.Date(date)}" : "";
        var stream = _file.AddStream(
            string.Create(CultureInfo.InvariantCulture, $"/Type/EmbeddedFile/Subtype{PdfSyntax.Name(attachment.MediaType)}/Params<</Size {bytes.Length}/CheckSum<{Convert.ToHexString(MD5.HashData(bytes))}>{modified}>>"),
            bytes);
        return _file.Add($"<</Type/Filespec/F{PdfSyntax.Text(attachment.FileName)}/UF{PdfSyntax.Text(attachment.FileName)}/Desc{PdfSyntax.Text(attachment.Description)}/AFRelationship/{attachment.Relation}/EF<</F {stream} 0 R/UF {stream} 0 R>>>>");
    }

    private int Information()
    {
        var dates = document.Dated is { } date ? $"/CreationDate{PdfSyntax.Date(date)}/ModDate{PdfSyntax.Date(date)}" : "";
        var subject = document.Subject.Length == 0 ? "" : $"/Subject{PdfSyntax.Text(document.Subject)}";
        return _file.Add($"<</Title{PdfSyntax.Text(document.Title)}{subject}/Producer{PdfSyntax.Text(producer)}{dates}>>");
    }
}
