using System.Text;
using SkiaSharp;

namespace Revoca.Builders.Media;

/// <summary>One invented file of every kind the fingerprint reads, by name: what both sides, this machine's and the browser's, must say the same about.</summary>
public static class Corpus
{
    private static readonly Lazy<(string Name, byte[] Bytes)[]> Made = new(() => [.. Drawn(), .. PictureFormats.All(), .. Said(), .. Packed()]);

    public static IEnumerable<(string Name, byte[] Bytes)> Files() => Made.Value;

    private static IEnumerable<(string Name, byte[] Bytes)> Drawn()
    {
        using SKBitmap large = Pictures.Waves(1301, 977), small = Pictures.Waves(200, 150, 3), clear = Pictures.Waves(333, 217, 2, alpha: true);
        yield return ("large.jpg", large.Bytes(SKEncodedImageFormat.Jpeg, 83));
        yield return ("large.webp", large.Bytes(SKEncodedImageFormat.Webp, 80));
        yield return ("large.png", large.Bytes(SKEncodedImageFormat.Png));
        yield return ("small.jpg", small.Bytes(SKEncodedImageFormat.Jpeg, 60));
        yield return ("clear.png", clear.Bytes(SKEncodedImageFormat.Png));
        yield return ("clear.webp", clear.Bytes(SKEncodedImageFormat.Webp, 100));
        byte[] turned = [.. "MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        yield return ("turned.jpg", small.Bytes(SKEncodedImageFormat.Jpeg).WithExif(turned));
        foreach (var (colours, depth) in ((byte, byte)[])[(0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (4, 8), (4, 16), (6, 8), (6, 16)])
            yield return ($"kind-{colours}-{depth}.png", new PngFile
            {
                Width = 131,
                Height = 97,
                Colours = colours,
                Depth = depth,
                Filter = (byte)((colours + depth) % 5),
                Sample = (x, y) => (byte)(x * 2 + y / 8 * 31),
            }.Bytes());
        yield return ("one.png", new PngFile { Width = 1, Height = 1 }.Bytes());
        yield return ("letterbox.png", new PngFile
        {
            Width = 300,
            Height = 400,
            Sample = (x, y) => y is < 60 or > 339 ? (byte)0 : (byte)(((x / 41 * 91) ^ (y / 23 * 57)) + x / 9),
        }.Bytes());
        yield return ("cut.png", large.Bytes(SKEncodedImageFormat.Png)[..20_000]);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Said()
    {
        using var waves = Pictures.Waves(90, 70);
        byte[] jpeg = waves.Bytes(SKEncodedImageFormat.Jpeg), webp = waves.Bytes(SKEncodedImageFormat.Webp);
        yield return ("a1111.png", new PngFile().Text("parameters", Prompts.A1111).Bytes());
        yield return ("a1111.jpg", jpeg.WithExif(ExifBlock.UserComment(Prompts.A1111)));
        yield return ("civitai.jpg", jpeg.WithExif(ExifBlock.UserComment(Prompts.Civitai, bigEndian: false, commentBigEndian: false)));
        yield return ("comfy.png", new PngFile().Text("prompt", Prompts.ComfyPrompt).International("workflow", Prompts.ComfyWorkflow, compressed: true).Bytes());
        yield return ("drawn.png", new PngFile().Compressed("workflow", Prompts.ComfyWorkflow).Bytes());
        yield return ("comfy.webp", webp.WithChunk("EXIF", ExifBlock.Texts(false, (0x0110, "prompt:" + Prompts.ComfyPrompt), (0x010F, "workflow:" + Prompts.ComfyWorkflow))));
        yield return ("swarm.png", new PngFile().Text("parameters", """{"sui_image_params":{"prompt":"a hill","seed":77,"steps":20,"loras":"one,two"},"sui_models":[]}""").Bytes());
        yield return ("invoke.png", new PngFile().International("invokeai_metadata", """{"positive_prompt":"una città","seed":18446744073709551615,"model":{"name":"m"}}""").Bytes());
        yield return ("invoke-old.png", new PngFile().Text("sd-metadata", Prompts.InvokeOld).Bytes());
        yield return ("draw-things.png", new PngFile().International("XML:com.adobe.xmp", Prompts.DrawThings).Bytes());
        yield return ("source.webp", webp.WithChunk("XMP ", Encoding.UTF8.GetBytes(
            """<rdf:Description Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"><dc:description><rdf:li>sea &amp; sky</rdf:li></dc:description>""")));
        yield return ("store.png", new PngFile().Chunk("caBX", [.. "\0\0\0\0jumbc2pa"u8]).Bytes());
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Packed()
    {
        yield return ("comfy.mp4", new Mp4File().Keys(("prompt", Prompts.ComfyPrompt), ("encoder", "Lavf61.7.100")).Bytes());
        yield return ("t2v-14B_1280x720_1_1_a_lighthouse_20250227_101500.mp4", new Mp4File().Item("©too", "Lavf60").Bytes());
        yield return ("wangp.mp4", new Mp4File().Item("©cmt", Prompts.WanGp).Bytes());
        yield return ("comfy.webm", WebmFile.Bytes([("PROMPT", Prompts.ComfyPrompt)]));
        yield return ("streamed.webm", WebmFile.Bytes([("COMMENT", "nothing said")], streamed: true));
        yield return ("lora.safetensors", SafetensorsFile.Bytes(SafetensorsFile.WanLora(), weights: 0x140000));
        yield return ("lie.safetensors", [.. BitConverter.GetBytes(1UL << 63), .. "{\"__metadata__\":{}}"u8]);
        yield return ("video.mp4", "PK\u0003\u0004 a ZIP"u8.ToArray());
        yield return ("empty.bin", []);
        yield return ("photo.heic", [.. Mp4File.Box("ftyp", [.. "heic"u8, 0, 0, 0, 0]), .. Mp4File.Box("mdat", new byte[50])]);
    }
}
