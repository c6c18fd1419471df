using Revoca.Domain.Evidence.Provenance.Containers;
using Revoca.Domain.Evidence.Provenance.Tools;

namespace Revoca.Domain.Evidence.Provenance;

/// <summary>From a file to what it says about its making: a walker collects texts, readers of each tool explain them. Total: never throws on content.</summary>
public static class ProvenanceReader
{
    /// <summary>Walks the container; a format without a walker yields nothing.</summary>
    public static EmbeddedTexts Walk(ByteWindow file, FileFormat format)
    {
        var found = new EmbeddedTexts();
        switch (format)
        {
            case FileFormat.Png:
                PngWalker.Walk(file, found);
                break;
            case FileFormat.Jpeg:
                JpegWalker.Walk(file, found);
                break;
            case FileFormat.Webp:
                WebpWalker.Walk(file, found);
                break;
            case FileFormat.Gif or FileFormat.Bmp:
                PlainPictures.Walk(file, found);
                break;
            case FileFormat.Mp4 or FileFormat.QuickTime or FileFormat.Heic or FileFormat.Avif:
                Mp4Walker.Walk(file, found);
                break;
            case FileFormat.Webm or FileFormat.Matroska:
                MatroskaWalker.Walk(file, found);
                break;
            default:
                break;
        }

        return found;
    }

    /// <param name="texts">What the walker found.</param>
    /// <param name="fileName">The name without a path; Wan's own says how it was made.</param>
    public static ProvenanceFinding Explain(EmbeddedTexts texts, string fileName)
    {
        // From the most telling shape to the least; later ones only fill gaps.
        ProvenanceFinding?[] all =
        [
            JsonTools.InvokeAi(texts), JsonTools.NovelAi(texts), JsonTools.SwarmUi(texts), JsonTools.Fooocus(texts), JsonTools.TensorArt(texts),
            LocalApps.DrawThings(texts), LocalApps.WanGp(texts), ComfyUi.Read(texts), Plain(texts), Declared(texts), WanFileName.Read(fileName),
        ];
        var found = all.OfType<ProvenanceFinding>().Aggregate(new ProvenanceFinding(), (sum, next) => sum.FilledFrom(next));
        return found with
        {
            References = found.References.Count > 0 ? found.References : CivitaiResources.Addresses(texts.All.Select(text => text.Text)),
            C2pa = texts.HasC2pa,
            DigitalSourceType = texts.DigitalSourceType,
            Writer = texts.First("encoder") ?? texts.First("software"),
        };
    }

    private static ProvenanceFinding? Plain(EmbeddedTexts texts)
    {
        foreach (var key in (ReadOnlySpan<string>)["parameters", "usercomment", "comment", "description", "xpcomment"])
            if (texts.First(key) is { } text && A1111Text.Read(text.ReplaceLineEndings("\n")) is { } found)
                return found;
        return null;
    }

    // IPTC 2025.1 has fields of its own for this.
    private static ProvenanceFinding? Declared(EmbeddedTexts texts) => texts.First("aisystemused") is { } tool
        ? new ProvenanceFinding { Tool = tool, Prompt = texts.First("aipromptinformation") } : null;
}
