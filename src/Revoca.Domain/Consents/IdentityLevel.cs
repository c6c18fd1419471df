namespace Revoca.Domain.Consents;

/// <summary>How much of the depicted person a letter may show, from the least to the most.</summary>
public enum IdentityLevel
{
    /// <summary>The organisation writes in its own name and says nothing of a person it acts for.</summary>
    None,

    /// <summary>The organisation signs as the person's agent; the person stays unnamed.</summary>
    OrganisationAsAgent,

    /// <summary>The person is called by a name she chose for this purpose.</summary>
    Pseudonym,

    /// <summary>The person's own name is in the letter.</summary>
    Name,
}
