namespace Revoca.Domain.Letters;

/// <summary>Who writes: the organisation's address, never the depicted person's.</summary>
public sealed record LetterSender
{
    public required string Organisation { get; init; }

    /// <summary>The function of who signs, not a private name: "Case advocate".</summary>
    public required string Role { get; init; }

    /// <summary>Name of the natural person who signs, where the organisation prints it; the role signs otherwise.</summary>
    public string? Signatory { get; init; }

    public required string Email { get; init; }

    /// <summary>Postal address, one line for each line of the envelope.</summary>
    public IReadOnlyList<string> Postal { get; init; } = [];

    public string? Phone { get; init; }

    /// <summary>Set when a Digital Services Coordinator has made the organisation a trusted flagger (DSA art. 22).</summary>
    public TrustedFlagger? Flagger { get; init; }
}

/// <summary>The decision that made an organisation a trusted flagger.</summary>
public sealed record TrustedFlagger(string Coordinator, string Decision);

/// <summary>Who receives the letter.</summary>
public sealed record LetterRecipient
{
    public required string HostName { get; init; }

    public string? LegalEntity { get; init; }

    /// <summary>The channel as used: e-mail address, address of the form, postal address.</summary>
    public string? Channel { get; init; }
}

/// <summary>Who puts the name under the letter.</summary>
public enum SignedBy
{
    /// <summary>The organisation, with the person's authority.</summary>
    Agent,

    /// <summary>The depicted person.</summary>
    Person,
}

/// <summary>The written authority a letter refers to.</summary>
public sealed record LetterMandate(string Reference, DateOnly Date);
