using Revoca.Domain.People;

namespace Revoca.Casework.People;

/// <summary>The names under which the store keeps the roles of <see cref="StaffRole"/>.</summary>
public static class StaffRoles
{
    public const string Advocate = "advocate";
    public const string Lead = "lead";
    public const string Administrator = "administrator";
    public const string Auditor = "auditor";

    public static readonly IReadOnlyList<string> All = [Advocate, Lead, Administrator, Auditor];

    public static string NameOf(StaffRole role) => role switch
    {
        StaffRole.Advocate => Advocate,
        StaffRole.Lead => Lead,
        StaffRole.Administrator => Administrator,
        StaffRole.Auditor => Auditor,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <returns>Null for a name that is no role.</returns>
    public static StaffRole? Parse(string? name) => name switch
    {
        Advocate => StaffRole.Advocate,
        Lead => StaffRole.Lead,
        Administrator => StaffRole.Administrator,
        Auditor => StaffRole.Auditor,
        _ => null,
    };
}
