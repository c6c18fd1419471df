using Revoca.Domain.People;

namespace Revoca.Web.Desk.People;

/// <summary>What was chosen in the dialog of roles.</summary>
public sealed record RolesWish(IReadOnlyCollection<StaffRole> Roles, string Why);

/// <summary>What was chosen in the dialog of a member's sign-in: her sessions alone, or her second factor too.</summary>
public sealed record SignInWish(bool Factor, string Why);

/// <summary>What becomes of somebody's cases; nobody leaves them without an advocate.</summary>
public sealed record CasesWish(StaffId? To, string Why);
