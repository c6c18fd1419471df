using System.Buffers.Binary;
using System.IO.Compression;
using Revoca.Typesetting.Tests.Builders;
using UglyToad.PdfPig;

namespace Revoca.Typesetting.Tests.Pictures;

public sealed class PictureTests
{
    private readonly TypesettingEngine _engine = new();

    [Theory]
    [InlineData(2, 3)]
    [InlineData(6, 4)]
    [InlineData(0, 1)]
    [InlineData(4, 2)]
    public void A_png_logo_keeps_its_proportions_and_has_words_for_those_who_do_not_see_it(byte kind, int samples)
    {
        var result = _engine.Render(Letters.Simple(new Logo(Png(40, 20, kind, samples), "Helpline Example", 100, 100)));

        Assert.Empty(result.Warnings);
        Tool.Run("qpdf", result.Bytes, "--check", "letter.pdf");
        Assert.Contains("Figure", Tool.Run("pdfinfo", result.Bytes, "-struct", "letter.pdf"));
        using var opened = PdfDocument.Open(result.Bytes);
        var picture = Assert.Single(opened.GetPage(1).GetImages());
        Assert.Equal(100, picture.BoundingBox.Width, 0.1);
        Assert.Equal(50, picture.BoundingBox.Height, 0.1);
    }

    [Fact]
    public void A_png_that_promises_more_than_it_holds_is_refused()
    {
        var png = Png(40, 20, 2, 3);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 4000);

        Assert.Equal(WarningKind.PictureUnreadable, Assert.Single(_engine.Render(Letters.Simple(new Logo(png, "Logo", 50, 50))).Warnings).Kind);
    }

    private static byte[] Png(int width, int height, byte kind, int samples)
    {
        var rows = new byte[height * ((width * samples) + 1)];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i % ((width * samples) + 1) == 0 ? (byte)(i % 5) : (byte)(i * 7);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(rows);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, kind);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. type, .. data, 0, 0, 0, 0];
    }
}
