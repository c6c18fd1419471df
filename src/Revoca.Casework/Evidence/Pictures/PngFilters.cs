namespace Revoca.Casework.Evidence.Pictures;

/// <summary>The five PNG row filters, undone in place.</summary>
internal static class PngFilters
{
    public static void Undo(int filter, Span<byte> line, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (var i = step; i < line.Length; i++)
                    line[i] += line[i - step];
                break;
            case 2:
                for (var i = 0; i < line.Length; i++)
                    line[i] += above[i];
                break;
            case 3:
                for (var i = 0; i < line.Length; i++)
                    line[i] += (byte)(((i < step ? 0 : line[i - step]) + above[i]) / 2);
                break;
            case 4:
                for (var i = 0; i < line.Length; i++)
                    line[i] += i < step ? above[i] : Paeth(line[i - step], above[i], above[i - step]);
                break;
            default:
                throw new InvalidDataException("unknown filter");
        }
    }

    private static byte Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - corner - corner);
        return (byte)(toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner);
    }
}
