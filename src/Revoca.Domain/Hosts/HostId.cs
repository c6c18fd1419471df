using System.Diagnostics.CodeAnalysis;

namespace Revoca.Domain.Hosts;

/// <summary>The directory's short name of a host, such as "reddit": 1 to 40 of a–z, 0–9 and hyphen.</summary>
public readonly record struct HostId
{
    private readonly string? value;

    private HostId(string value) => this.value = value;

    public string Value => value ?? "";

    public static bool TryParse([NotNullWhen(true)] string? text, out HostId id)
    {
        var fits = text is { Length: > 0 and <= 40 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        id = fits && text is not null ? new(text) : default;
        return fits;
    }

    /// <summary>Throws FormatException when the text is no id.</summary>
    public static HostId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a host id.");

    public override string ToString() => Value;
}
