using Revoca.Domain.People;

namespace Revoca.Domain.Cases;

/// <summary>Random. The order of two ids means nothing; it only lets a list go on where it ended.</summary>
public readonly record struct CaseId(Guid Value) : IId<CaseId>, IComparable<CaseId>
{
    public static CaseId New() => new(Guid.NewGuid());

    public static CaseId From(Guid value) => new(value);

    public int CompareTo(CaseId other) => Value.CompareTo(other.Value);

    public static bool operator <(CaseId left, CaseId right) => left.CompareTo(right) < 0;

    public static bool operator >(CaseId left, CaseId right) => left.CompareTo(right) > 0;

    public static bool operator <=(CaseId left, CaseId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CaseId left, CaseId right) => left.CompareTo(right) >= 0;
}

/// <summary>What staff call a case, such as RV-7F3K2: five letters and digits without look-alikes (no 0 O 1 I L U V).</summary>
public readonly record struct CaseReference
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    private CaseReference(string text) => Text = text;

    public string Text { get; }

    /// <param name="random">Five random bytes or more; two cases may draw the same, so the store keeps references unique.</param>
    public static CaseReference Draw(ReadOnlySpan<byte> random)
    {
        Span<char> letters = stackalloc char[5];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Alphabet[random[i] % Alphabet.Length];
        return new($"RV-{letters}");
    }

    /// <summary>Understands what a person types: any case, with or without "RV-".</summary>
    public static bool TryParse(string? text, out CaseReference reference)
    {
        var trimmed = (text ?? "").Trim().ToUpperInvariant();
        var code = trimmed.StartsWith("RV-", StringComparison.Ordinal) ? trimmed[3..] : trimmed;
        var good = code.Length == 5 && code.All(Alphabet.Contains);
        reference = good ? new($"RV-{code}") : default;
        return good;
    }

    public override string ToString() => Text;
}
