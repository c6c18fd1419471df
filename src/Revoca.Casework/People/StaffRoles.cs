namespace Revoca.Casework.People;

/// <summary>What a member of staff may be. One person may hold several; none implies another.</summary>
public static class StaffRoles
{
    public const string Advocate = "advocate";
    public const string Lead = "lead";
    public const string Administrator = "administrator";
    public const string Auditor = "auditor";

    public static readonly IReadOnlyList<string> All = [Advocate, Lead, Administrator, Auditor];
}
