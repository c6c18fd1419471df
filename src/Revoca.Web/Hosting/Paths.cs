namespace Revoca.Web.Hosting;

public static class Paths
{
    /// <summary>True for the root itself and everything below it; upper and lower case alike, as routing sees it.</summary>
    public static bool IsUnder(this PathString path, string root) => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase);
}
