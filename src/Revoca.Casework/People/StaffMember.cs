using Microsoft.AspNetCore.Identity;

namespace Revoca.Casework.People;

/// <summary>Somebody who signs in to the desk: advocate, lead, administrator or auditor. Never the depicted person.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";
}
