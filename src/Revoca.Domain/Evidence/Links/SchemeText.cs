using System.Buffers;

namespace Revoca.Domain.Evidence.Links;

internal static class SchemeText
{
    /// <summary>What RFC 3986 §3.1 allows in a scheme.</summary>
    public static SearchValues<char> Characters { get; } = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>Schemes that carry content without "//"; others of that form, such as mailto, are no links to content.</summary>
    public static bool IsOpaque(ReadOnlySpan<char> scheme) =>
        scheme.Equals("javascript", StringComparison.OrdinalIgnoreCase) || scheme.Equals("vbscript", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("data", StringComparison.OrdinalIgnoreCase) || scheme.Equals("magnet", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("blob", StringComparison.OrdinalIgnoreCase) || scheme.Equals("file", StringComparison.OrdinalIgnoreCase);
}
