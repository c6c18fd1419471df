using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Revoca.Domain.People.Contacts;

/// <summary>E-mail addresses in the one form by which equal ones are found: lower case, the domain in punycode, nothing around them.</summary>
public static partial class Emails
{
    /// <summary>Characters; RFC 5321 allows no longer address.</summary>
    public const int MaxLength = 254;

    /// <summary>False for everything that is not one address; "mailto:", angle brackets and spaces around it do not matter.</summary>
    public static bool TryCanonical(string? text, out string canonical)
    {
        var bare = (text ?? "").Trim().Trim('<', '>');
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            bare = bare[7..];
        canonical = "";
        if (bare.Length > MaxLength || !Whole().IsMatch(bare))
            return false;
        var at = bare.LastIndexOf('@');
        if (Ascii(bare[(at + 1)..]) is not { } domain)
            return false;
        canonical = bare[..at].Normalize(NormalizationForm.FormC).ToLowerInvariant() + "@" + domain;
        return true;
    }

    /// <summary>Every address in a text, canonical, each once.</summary>
    public static IReadOnlyList<string> In(string? text) =>
        [.. Inside().Matches(text ?? "").Select(match => TryCanonical(match.Value.TrimEnd('.', '-'), out var canonical) ? canonical : "")
            .Where(found => found.Length > 0).Distinct(StringComparer.Ordinal)];

    // Null for a domain that no mail system could have.
    private static string? Ascii(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain.Normalize(NormalizationForm.FormC)).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[^\s@<>()\[\],;:""]{1,64}@[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}.\-]*\.[\p{L}\p{N}\p{M}\-]{2,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"[^\s@<>()\[\],;:""]{1,64}@[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}.\-]{2,190}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside();
}
