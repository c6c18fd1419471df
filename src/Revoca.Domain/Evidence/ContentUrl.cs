using System.Diagnostics.CodeAnalysis;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Evidence;

/// <summary>The address of one item: http or https, normalised, trusted once parsed. Two are equal when their canonical forms are.</summary>
public readonly record struct ContentUrl
{
    /// <summary>Characters; longer addresses are refused.</summary>
    public const int MaxLength = 8192;

    private readonly string? written;
    private readonly string? canonical;
    private readonly string? host;

    internal ContentUrl(string written, string canonical, LinkDraft draft)
    {
        this.written = written;
        this.canonical = canonical;
        host = draft.Host;
        Kind = draft.Kind;
        Flags = draft.Flags;
        Steps = draft.Steps;
    }

    /// <summary>As it was written, with defanging undone and the scheme added; opens the same place.</summary>
    public string Written => written ?? "";

    /// <summary>The one form by which the item is known; parsing it again gives itself.</summary>
    public string Canonical => canonical ?? "";

    /// <summary>The host of the canonical form: lower case, punycode, without port.</summary>
    public string Host => host ?? "";

    /// <summary>What the address shows; Page when it shows nothing else.</summary>
    public ContentItemKind Kind { get; }

    public LinkFlags Flags { get; }

    public LinkSteps Steps { get; }

    /// <summary>For reading: punycode and percent-encoding undone where that is safe, hidden characters as visible marks.</summary>
    public string Shown => ShownText.Of(this);

    /// <summary>False for everything that is not a public http or https address.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentUrl url) => TryParse(text, out url, out _);

    /// <summary>False with the reason for everything that is not a public http or https address.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentUrl url, out LinkRejection reason)
    {
        if (text is null)
        {
            (url, reason) = (default, LinkRejection.NoHost);
            return false;
        }

        return UrlReading.TryRead(text, out url, out reason);
    }

    /// <summary>For addresses that were parsed before, such as stored ones; throws FormatException otherwise.</summary>
    public static ContentUrl Parse(string text) =>
        TryParse(text, out var url, out var reason) ? url : throw new FormatException($"Not a usable link: {reason}.");

    public bool Equals(ContentUrl other) => string.Equals(Canonical, other.Canonical, StringComparison.Ordinal);

    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Canonical;
}
