using Microsoft.AspNetCore.Identity;

namespace Revoca.Casework.People;

/// <summary>Somebody who signs in to the desk: advocate, lead, administrator or auditor. Never the depicted person.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    /// <summary>The language of the desk for this reader: "en" or "it".</summary>
    public string Language { get; set; } = "en";

    /// <summary>An IANA zone; times on the desk are shown in it.</summary>
    public string TimeZone { get; set; } = "Europe/Rome";

    public bool DarkTheme { get; set; }

    /// <summary>Null while she may sign in. A disabled member is refused everywhere at once; what she did keeps her name.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When she was last at the desk, to the minute.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>The half minute whose authenticator code was used last; it opens nothing a second time.</summary>
    public long? LastCodeStep { get; set; }
}
