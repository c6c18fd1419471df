namespace Revoca.Typesetting.Pictures;

/// <summary>Undoes the row filters of PNG (ISO 15948, 9); each row begins with its filter's number.</summary>
internal static class PngFilters
{
    public static void Undo(byte[] rows, int rowLength, int height, int pixel)
    {
        var above = new byte[rowLength];
        for (var row = 0; row < height; row++)
        {
            var start = row * (rowLength + 1);
            var current = rows.AsSpan(start + 1, rowLength);
            Undo(rows[start], current, above, pixel);
            rows[start] = 0;
            current.CopyTo(above);
        }
    }

    private static void Undo(byte filter, Span<byte> row, byte[] above, int pixel)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= pixel ? row[i - pixel] : 0;
            var corner = i >= pixel ? above[i - pixel] : 0;
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Nearest(left, above[i], corner),
                _ => throw new InvalidDataException("There is no such PNG filter."),
            });
        }
    }

    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
