namespace Revoca.Typesetting.Pictures;

/// <summary>A picture as PDF wants it: entries of its dictionary and data already encoded, a mask for transparency.</summary>
internal sealed record PdfPicture(int Width, int Height, string Entries, byte[] Data)
{
    /// <summary>Entries and compressed data of the soft mask, when the picture has transparency.</summary>
    public (string Entries, byte[] Data)? Mask { get; init; }

    /// <summary>Null when it is neither PNG nor JPEG, or is damaged.</summary>
    public static PdfPicture? TryRead(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return bytes.Span switch
            {
                [0xFF, 0xD8, 0xFF, ..] => JpegPicture.Read(bytes.Span),
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngPicture.Read(bytes.Span),
                _ => null,
            };
        }
        catch (Exception damaged) when (damaged is InvalidDataException or ArgumentException or EndOfStreamException)
        {
            return null;
        }
    }
}
