using System.Runtime.CompilerServices;

namespace Revoca.Web.Tests;

/// <summary>Where the sources lie.</summary>
internal static class Sources
{
    public static string Web { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "src", "Revoca.Web"));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";
}
