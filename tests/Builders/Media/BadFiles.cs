using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Revoca.Builders.Media;

/// <summary>Files made to break readers: cut, lying about lengths and sizes, bombs, names that do not fit. Both sides must answer each, and say the same.</summary>
public static class BadFiles
{
    /// <summary>Small ones, a few hundred bytes to a few kilobytes each.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Small() => [.. Lying(), .. Sizes(), .. Misnamed(), .. Texts()];

    /// <summary>Every file of the corpus cut off at some places.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Cut(params double[] at) =>
        from file in Corpus.Files()
        where file.Bytes.Length is > 20 and < 60_000
        from part in at
        select ($"cut-{part * 100:F0}-{file.Name}", file.Bytes[..(int)(file.Bytes.Length * part)]);

    /// <summary>Few bytes that grow: a text of 40 MB in a chunk of kilobytes, JSON of 50 MB, a picture of 20,000 pixels a side.</summary>
    /// <param name="rows">Of the large picture; 20,000 are 400 megapixels.</param>
    public static IEnumerable<(string Name, byte[] Bytes)> Large(int rows)
    {
        yield return ("bomb.png", new PngFile { Width = 90, Height = 70 }.Compressed("parameters", Prompts.A1111 + new string(' ', 40 << 20)).Bytes());
        yield return ("bomb-itxt.png", new PngFile { Width = 90, Height = 70 }.International("parameters", Prompts.A1111 + new string(' ', 40 << 20), compressed: true).Bytes());
        yield return ("json-50.png", new PngFile { Width = 90, Height = 70 }.Text("prompt", "{\"1\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1}},\"x\":\"" + new string('a', 50 << 20) + "\"}").Bytes());
        yield return ("huge.png", new PngFile { Width = 20_000, Height = rows, Colours = 0, Depth = 1, Sample = (x, y) => (byte)(x / 9 + y / 170 * 3) }.Bytes());
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Lying()
    {
        using var waves = Pictures.Waves(90, 70);
        byte[] jpeg = waves.Bytes(SKEncodedImageFormat.Jpeg), webp = waves.Bytes(SKEncodedImageFormat.Webp), mp4 = new Mp4File().Keys(("prompt", Prompts.ComfyPrompt)).Bytes();
        yield return ("chunk-2gb.png", [.. PngFile.Signature, 0x7F, 0xFF, 0xFF, 0xFF, .. "tEXt"u8, .. "parameters\0"u8]);
        yield return ("chunk-4gb.png", [.. new PngFile().Bytes().AsSpan(0, 33), 0xFF, 0xFF, 0xFF, 0xFF, .. "zTXt"u8, .. "parameters\0"u8]);
        yield return ("text-broken.png", new PngFile().Chunk("zTXt", [.. "parameters\0\0"u8, 1, 2, 3, 4]).Chunk("iTXt", [.. "parameters\0\u0001"u8]).Bytes());
        yield return ("no-end.png", new PngFile().Bytes()[..^12]);
        yield return ("data-goes-on.png", Longer(new PngFile().Bytes(), 16));
        yield return ("palette-missing.png", new PngFile { Colours = 3 }.Bytes());
        yield return ("depth-odd.png", new PngFile { Depth = 8, Colours = 5 }.Bytes());
        yield return ("filter-odd.png", new PngFile { Filter = 9 }.Bytes());
        yield return ("segment-long.jpg", [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, .. "Exif\0\0MM\0*"u8]);
        yield return ("segment-short.jpg", [0xFF, 0xD8, 0xFF, 0xE1, 0, 1, .. jpeg.AsSpan(2)]);
        yield return ("exif-outside.jpg", jpeg.WithExif([.. "MM\0*\u007F\u007F\u007F\u007F"u8, .. new byte[20]]));
        yield return ("exif-endless.jpg", jpeg.WithExif([.. "II*\0\b\0\0\0"u8, 0xFF, 0xFF, .. Enumerable.Repeat<byte>(0x69, 60)]));
        yield return ("chunk-4gb.webp", [.. webp, .. "EXIF"u8, 0xFF, 0xFF, 0xFF, 0xFF]);
        yield return ("riff-lies.webp", [.. "RIFF"u8, 0, 0, 0, 0, .. webp.AsSpan(8)]);
        foreach (var (name, size) in ((string, byte[])[])[("none", [0, 0, 0, 0]), ("seven", [0, 0, 0, 7]), ("all", [0xFF, 0xFF, 0xFF, 0xFF])])
            yield return ($"box-{name}.mp4", [.. mp4, .. size, .. "udta"u8, .. new byte[40]]);
        yield return ("box-2-63.mp4", [.. mp4.AsSpan(0, 32), 0, 0, 0, 1, .. "moov"u8, 0x80, 0, 0, 0, 0, 0, 0, 0, .. mp4.AsSpan(32)]);
        yield return ("box-2-64.mp4", [.. mp4.AsSpan(0, 32), 0, 0, 0, 1, .. "moov"u8, .. Enumerable.Repeat<byte>(0xFF, 8), .. mp4.AsSpan(32)]);
        yield return ("deep.mp4", Enumerable.Range(0, 60).Aggregate(Array.Empty<byte>(), (inner, _) => Mp4File.Box("moov", inner)) is var nest ? [.. mp4, .. nest] : []);
        yield return ("size-outside.webm", [0x1A, 0x45, 0xDF, 0xA3, 0x01, 0, 0, 0, 0, 0, 0, 4, .. "webm"u8, 0x18, 0x53, 0x80, 0x67, 0x08, 0x7F, 0xFF, 0xFF, 0xFF, 0x12, 0x54, 0xC3, 0x67]);
        yield return ("size-zero.webm", [.. WebmFile.Bytes([("PROMPT", "{}")]).AsSpan(0, 60), .. new byte[40]]);
        foreach (var length in (ulong[])[1UL << 63, ulong.MaxValue, 100_000_001, 1, 0, 1UL << 53])
            yield return ($"header-{length}.safetensors", [.. BitConverter.GetBytes(length), .. "{\"__metadata__\":{}}"u8]);
        yield return ("header-not-json.safetensors", [.. BitConverter.GetBytes(8UL), .. "{\"\"\"\"\"\"\""u8, .. new byte[90]]);
    }

    // The last chunk of data swallows what follows it: its stream is whole, and bytes stand behind its end.
    private static byte[] Longer(byte[] png, uint more)
    {
        var length = png.AsSpan(png.AsSpan().LastIndexOf("IDAT"u8) - 4, 4);
        BinaryPrimitives.WriteUInt32BigEndian(length, BinaryPrimitives.ReadUInt32BigEndian(length) + more);
        return png;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Sizes()
    {
        foreach (var (width, height) in ((int, int)[])[(1, 1), (4, 4), (1, 4_000), (5, 5), (64, 64), (63, 65)])
            yield return ($"size-{width}-{height}.png", new PngFile { Width = width, Height = height, Sample = (x, y) => (byte)(x * 11 ^ y * 7) }.Bytes());
        yield return ("size-0-9.png", new PngFile().Bytes() is var png ? [.. png.AsSpan(0, 16), 0, 0, 0, 0, .. png.AsSpan(20)] : []);
        yield return ("size-2g.png", [.. PngFile.Signature, 0, 0, 0, 13, .. "IHDR"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
        yield return ("size-20000-lies.png", Sized(new PngFile().Bytes(), 16, 20_000, 4));
        yield return ("size-60000-lies.jpg", Sized(new JpegFile().Bytes(), -1, 60_000, 2));
        yield return ("size-65535.gif", [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 7, 1, 129, 0, 0x3B]);
        var bmp = OldPictures.Bmp(20, 20, 24);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(18), int.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(22), int.MinValue + 1);
        yield return ("size-2g.bmp", bmp);
    }

    private static byte[] Sized(byte[] file, int at, int side, int width)
    {
        // In a JPEG the size stands in the frame's segment, height first.
        at = at >= 0 ? at : file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
        foreach (var start in (ReadOnlySpan<int>)[at, at + width])
            if (width == 2)
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(start), (ushort)side);
            else
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(start), side);
        return file;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Misnamed()
    {
        yield return ("zip.mp4", [.. "PK"u8, 3, 4, .. new byte[200]]);
        yield return ("picture.mp4", new PngFile().Bytes());
        yield return ("video.png", new Mp4File().Item("©cmt", "said").Bytes());
        yield return ("photo.heic", [.. Mp4File.Box("ftyp", [.. "heic"u8, 0, 0, 0, 0]), .. Mp4File.Box("mdat", new byte[50])]);
        yield return ("photo.avif", [.. Mp4File.Box("ftyp", [.. "avif"u8, 0, 0, 0, 0]), .. Mp4File.Box("mdat", new byte[50])]);
        yield return ("paper.pdf", "%PDF-1.7"u8.ToArray());
        yield return ("one-byte", [0x89]);
        yield return ("empty", []);
        yield return ("signature-alone.png", PngFile.Signature);
        yield return ("new\nline \u202Egnp.exe", new PngFile().Bytes());
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Texts()
    {
        using var waves = Pictures.Waves(90, 70);
        var jpeg = waves.Bytes(SKEncodedImageFormat.Jpeg);
        foreach (var big in (bool[])[false, true])
            foreach (var comment in (bool[])[false, true])
                yield return ($"utf16-{(big ? "MM" : "II")}-{(comment ? "be" : "le")}.jpg", jpeg.WithExif(ExifBlock.UserComment("una città 😀\nSteps: 20, Sampler: Euler, Seed: 5", big, comment)));
        yield return ("utf16-odd.jpg", jpeg.WithExif(ExifBlock.Bytes(true, [], [.. "UNICODE\0"u8, 0xD8, 0x00, 0x00])));
        yield return ("late.png", new PngFile().Text("parameters", Prompts.A1111, afterPicture: true).Bytes());
        yield return ("nan.png", new PngFile().Text("prompt", Prompts.ComfyPrompt.Replace("\"inputs\":{", "\"inputs\":{\"cfg\":NaN,\"shift\":-Infinity,", StringComparison.Ordinal)).Bytes());
        foreach (var (name, json) in ((string, string)[])
            [
                ("deep", new string('[', 600) + new string(']', 600)), ("open", "{\"1\":{\"class_type\":\"KSampler\""), ("surrogate", "{\"prompt\":\"\\ud800\",\"seed\":\"\\udc00\"}"),
                ("twice", "{\"1\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,\"seed\":2}}}"), ("huge-number", "{\"1\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1e999,\"steps\":99999999999}}}"),
                ("loop", "{\"1\":{\"class_type\":\"KSampler\",\"inputs\":{\"positive\":[\"1\",0],\"negative\":[\"1\",0]}}}"), ("null", "{\"1\":null,\"2\":{\"class_type\":null,\"inputs\":null}}"),
            ])
            yield return ($"json-{name}.png", new PngFile().Text("prompt", json).Text("invokeai_metadata", json).Bytes());
        yield return ("not-utf8.png", new PngFile().Chunk("tEXt", [.. "parameters\0"u8, 0xFF, 0xFE, 0x80, .. Encoding.ASCII.GetBytes("\nSteps: 1, Sampler: x, Seed: 2")]).Bytes());
        yield return ("xmp-open.png", new PngFile().International("XML:com.adobe.xmp", "<x:DigitalSourceType>http://a/b<x:UserComment=").Bytes());
    }
}
