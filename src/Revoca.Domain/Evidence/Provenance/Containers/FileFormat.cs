namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>What a file is by its first bytes, never by its name.</summary>
public enum FileFormat
{
    Unknown,
    Png,
    Jpeg,
    Webp,
    Gif,
    Bmp,
    Heic,
    Avif,
    Mp4,
    QuickTime,
    Webm,
    Matroska,
    Safetensors,
    Zip,
    Pdf,
}

/// <summary>Recognises formats and names them.</summary>
public static class FileFormats
{
    public static FileFormat Recognise(ByteWindow file)
    {
        var head = new byte[Math.Min(64, file.Length)];
        return file.TryRead(0, head) ? Recognise(head, file) : FileFormat.Unknown;
    }

    /// <summary>The media type written into a claim.</summary>
    public static string Mime(FileFormat format) => format switch
    {
        FileFormat.Png => "image/png",
        FileFormat.Jpeg => "image/jpeg",
        FileFormat.Webp => "image/webp",
        FileFormat.Gif => "image/gif",
        FileFormat.Bmp => "image/bmp",
        FileFormat.Heic => "image/heic",
        FileFormat.Avif => "image/avif",
        FileFormat.Mp4 => "video/mp4",
        FileFormat.QuickTime => "video/quicktime",
        FileFormat.Webm => "video/webm",
        FileFormat.Matroska => "video/x-matroska",
        FileFormat.Zip => "application/zip",
        FileFormat.Pdf => "application/pdf",
        _ => "application/octet-stream",
    };

    /// <summary><c>image</c>, <c>video</c>, <c>model</c> or <c>unknown</c>.</summary>
    public static string Kind(FileFormat format) => format switch
    {
        FileFormat.Png or FileFormat.Jpeg or FileFormat.Webp or FileFormat.Gif or FileFormat.Bmp or FileFormat.Heic or FileFormat.Avif => "image",
        FileFormat.Mp4 or FileFormat.QuickTime or FileFormat.Webm or FileFormat.Matroska => "video",
        FileFormat.Safetensors => "model",
        _ => "unknown",
    };

    private static FileFormat Recognise(ReadOnlySpan<byte> head, ByteWindow file)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileFormat.Png;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileFormat.Jpeg;
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8))
            return FileFormat.Webp;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return FileFormat.Gif;
        if (head.Length >= 26 && head.StartsWith("BM"u8) && head[6..10].SequenceEqual("\0\0\0\0"u8) && head[14] is 12 or 40 or 108 or 124)
            return FileFormat.Bmp;
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
            return IsoBrand(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return head.IndexOf("webm"u8) >= 0 ? FileFormat.Webm : FileFormat.Matroska;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return FileFormat.Zip;
        if (head.StartsWith("%PDF-"u8))
            return FileFormat.Pdf;
        if (head.Length >= 8 && (head[4..8].SequenceEqual("moov"u8) || head[4..8].SequenceEqual("mdat"u8)))
            return FileFormat.QuickTime;
        return Models.SafetensorsHeader.Recognises(head, file.Length) ? FileFormat.Safetensors : FileFormat.Unknown;
    }

    private static FileFormat IsoBrand(ReadOnlySpan<byte> head)
    {
        if (head[8..12].SequenceEqual("qt  "u8))
            return FileFormat.QuickTime;
        for (var at = 8; at + 4 <= head.Length; at += 4)
        {
            var brand = head.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
                return FileFormat.Avif;
            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("mif1"u8))
                return FileFormat.Heic;
            if (brand.SequenceEqual("isom"u8) || brand.SequenceEqual("mp42"u8))
                return FileFormat.Mp4;
        }

        return FileFormat.Mp4;
    }
}
