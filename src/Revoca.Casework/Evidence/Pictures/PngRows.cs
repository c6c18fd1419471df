namespace Revoca.Casework.Evidence.Pictures;

/// <summary>
/// A PNG decoder that holds two rows. Own code because it must give the same bytes as the one in the browser: transparency kept apart
/// (a canvas multiplies it in), the high byte of 16-bit samples, no colour conversion.
/// </summary>
internal static class PngRows
{
    public static PictureRows Open(Stream file)
    {
        var header = new PngHeader(file);
        return new PictureRows(header.Width, header.Height, sink => Read(file, header, sink));
    }

    private static void Read(Stream file, PngHeader header, RowSink sink)
    {
        using var data = new PngData(file);
        using var inflated = new PngInflated(data);
        try
        {
            if (header.Interlaced)
                ReadInterlaced(inflated, header, sink);
            else
                Pass(inflated, header, header.Width, header.Height, (_, row) => sink(row));
            inflated.Finish();
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new PictureUnreadableException(PictureUnreadableException.Broken);
        }
    }

    private static void Pass(PngInflated data, PngHeader header, int width, int height, Action<int, byte[]> row)
    {
        var length = (int)(((long)width * header.BitsPerPixel + 7) / 8);
        byte[] line = new byte[length], above = new byte[length], rgba = new byte[width * 4];
        for (var y = 0; y < height; y++)
        {
            var filter = data.Filter();
            data.Fill(line);
            PngFilters.Undo(filter, line, above, Math.Max(1, header.BitsPerPixel / 8));
            header.Expand(line, rgba);
            row(y, rgba);
            (line, above) = (above, line);
        }
    }

    // Adam7: seven thinned pictures one after the other; they are put together in memory.
    private static void ReadInterlaced(PngInflated data, PngHeader header, RowSink sink)
    {
        PictureRows.Check(header.Width, header.Height, PictureRows.MostPixelsAtOnce);
        var whole = new byte[(long)header.Width * header.Height * 4];
        foreach (var (x0, y0, dx, dy) in (ReadOnlySpan<(int, int, int, int)>)
            [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)])
        {
            int width = (header.Width - x0 + dx - 1) / dx, height = (header.Height - y0 + dy - 1) / dy;
            if (width < 1 || height < 1)
                continue;
            var (left, top, right, down) = (x0, y0, dx, dy);
            Pass(data, header, width, height, (y, row) =>
            {
                for (var x = 0; x < width; x++)
                    row.AsSpan(x * 4, 4).CopyTo(whole.AsSpan(((top + y * down) * header.Width + left + x * right) * 4));
            });
        }

        for (var y = 0; y < header.Height; y++)
            sink(whole.AsSpan(y * header.Width * 4, header.Width * 4));
    }
}
