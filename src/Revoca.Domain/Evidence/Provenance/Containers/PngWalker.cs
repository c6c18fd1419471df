using System.IO.Compression;
using System.Text;

namespace Revoca.Domain.Evidence.Provenance.Containers;

/// <summary>PNG text chunks, Exif and manifest store, wherever they lie, after the picture too.</summary>
public static class PngWalker
{
    private const int MostChunks = 100_000;

    public static void Walk(ByteWindow file, EmbeddedTexts found)
    {
        var at = 8L;
        for (var chunk = 0; chunk < MostChunks; chunk++)
        {
            if (file.UInt32BigEndian(at) is not { } length || file.UInt32BigEndian(at + 4) is not { } type)
                return;
            if (length > int.MaxValue)
                return;
            Read(file, type, at + 8, length, found);
            if (type == Type("IEND"u8))
                return;
            at += 12 + (long)length;
        }
    }

    private static void Read(ByteWindow file, uint type, long at, long length, EmbeddedTexts found)
    {
        if (type == Type("IHDR"u8) && file.UInt32BigEndian(at) is { } width && file.UInt32BigEndian(at + 4) is { } height)
            found.Dimensions = width is 0 or > int.MaxValue || height is 0 or > int.MaxValue ? null : ((int)width, (int)height);
        else if (type == Type("tEXt"u8) || type == Type("zTXt"u8) || type == Type("iTXt"u8))
            ReadText(type, file.Block(at, length), found);
        else if (type == Type("eXIf"u8) && file.Block(at, length) is { } exif)
            ExifReader.Read(exif, found);
        else if (type == Type("caBX"u8))
            found.AddC2pa(file.Block(at, length) ?? []);
    }

    private static void ReadText(uint type, byte[]? block, EmbeddedTexts found)
    {
        if (block is null || Array.IndexOf(block, (byte)0) is var zero && zero is < 1 or > 79)
            return;
        var key = Encoding.Latin1.GetString(block, 0, zero);
        var rest = block.AsSpan(zero + 1);
        var text = type == Type("tEXt"u8) ? TextBytes.Utf8OrLatin1(rest)
            : type == Type("zTXt"u8) ? Inflated(rest.IsEmpty ? rest : rest[1..], block)
            : International(rest, block);
        if (key == "XML:com.adobe.xmp")
            XmpReader.Read(text, found);
        else
            found.Add(key, text);
    }

    private static string? International(ReadOnlySpan<byte> rest, byte[] block)
    {
        if (rest.Length < 2)
            return null;
        var compressed = rest[0] == 1;
        var text = rest[2..];
        for (var field = 0; field < 2; field++)
        {
            var zero = text.IndexOf((byte)0);
            if (zero < 0)
                return null;
            text = text[(zero + 1)..];
        }

        return compressed ? Inflated(text, block) : TextBytes.Utf8OrLatin1(text);
    }

    // A few kilobytes can claim gigabytes: reading stops at the cap and such a text counts as absent.
    private static string? Inflated(ReadOnlySpan<byte> deflated, byte[] block)
    {
        try
        {
            using var source = new MemoryStream(block, block.Length - deflated.Length, deflated.Length, writable: false);
            using var inflater = new ZLibStream(source, CompressionMode.Decompress);
            using var text = new MemoryStream();
            var buffer = new byte[64 << 10];
            while (inflater.Read(buffer) is > 0 and var read)
            {
                if (text.Length + read > ByteWindow.TextCap)
                    return null;
                text.Write(buffer, 0, read);
            }

            return TextBytes.Utf8OrLatin1(text.GetBuffer().AsSpan(0, (int)text.Length));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static uint Type(ReadOnlySpan<byte> name) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(name);
}
