namespace Revoca.Typesetting.Pictures;

/// <summary>A picture as PDF wants it: entries of its dictionary and data as they came.</summary>
internal sealed record PdfPicture(int Width, int Height, string Entries, byte[] Data)
{
    /// <param name="bytes">The file.</param>
    /// <param name="picture">Null unless it is usable.</param>
    public static PictureFinding TryRead(ReadOnlyMemory<byte> bytes, out PdfPicture? picture)
    {
        picture = null;
        try
        {
            picture = bytes.Span switch
            {
                [0xFF, 0xD8, 0xFF, ..] => JpegPicture.Read(bytes.Span),
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngPicture.Read(bytes.Span),
                _ => throw new PictureRefused(PictureFinding.OtherKind),
            };
            return PictureFinding.Usable;
        }
        catch (PictureRefused refused)
        {
            return refused.Finding;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or ArgumentException or EndOfStreamException)
        {
            return PictureFinding.Damaged;
        }
    }
}
