namespace Revoca.Casework.Letters;

/// <summary>One line of a comparison: in both texts, only in the shipped one, or only in the organisation's own.</summary>
public sealed record DiffLine(DiffSide Side, string Text);

/// <summary>Where a line stands.</summary>
public enum DiffSide
{
    Both,
    Shipped,
    Own,
}

/// <summary>What an organisation changed against the shipped text, line by line (longest common subsequence).</summary>
public static class TemplateDiff
{
    public static IReadOnlyList<DiffLine> Between(string shipped, string own)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        ArgumentNullException.ThrowIfNull(own);
        var left = shipped.ReplaceLineEndings("\n").Split('\n');
        var right = own.ReplaceLineEndings("\n").Split('\n');
        var common = Lengths(left, right);
        var lines = new List<DiffLine>();
        var (i, j) = (0, 0);
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                lines.Add(new DiffLine(DiffSide.Both, left[i++]));
                j++;
            }
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1]))
                lines.Add(new DiffLine(DiffSide.Shipped, left[i++]));
            else
                lines.Add(new DiffLine(DiffSide.Own, right[j++]));
        }

        return lines;
    }

    private static int[,] Lengths(string[] left, string[] right)
    {
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}
