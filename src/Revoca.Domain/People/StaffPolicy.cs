namespace Revoca.Domain.People;

/// <summary>Who may do what: role by act, and for acts on a case by standing to it. The whole of it; nothing else decides (docs/roles.md).</summary>
public static class StaffPolicy
{
    private const CaseStanding Never = (CaseStanding)(-1);
    private static readonly CaseStanding[] All = Enum.GetValues<CaseStanding>();
    private static readonly CaseStanding[] Own = [CaseStanding.Assigned];
    private static readonly CaseStanding[] OwnOrGlass = [CaseStanding.Assigned, CaseStanding.GlassBroken];

    /// <summary>True for acts that are judged by the standing to a case.</summary>
    public static bool ConcernsCase(DeskAct act) => act <= DeskAct.BreakGlass;

    /// <param name="role">One role; a person may do what any of hers may.</param>
    /// <param name="act">What she wants to do.</param>
    /// <param name="standing">How she stands to the case; not asked for acts that concern none.</param>
    public static bool Allows(StaffRole role, DeskAct act, CaseStanding standing = Never) =>
        ConcernsCase(act) ? CaseStandings(role, act).Contains(standing) : General(act).Contains(role);

    public static bool Allows(IEnumerable<StaffRole> roles, DeskAct act, CaseStanding standing = Never) => RoleFor(roles, act, standing) is not null;

    /// <summary>The role under which somebody may do it; the first of hers that allows it, or null.</summary>
    public static StaffRole? RoleFor(IEnumerable<StaffRole> roles, DeskAct act, CaseStanding standing = Never)
    {
        ArgumentNullException.ThrowIfNull(roles);
        foreach (var role in roles.Order())
        {
            if (Allows(role, act, standing))
                return role;
        }

        return null;
    }

    /// <summary>What whoever holds the code of a case may do to it at once. Anything destructive only asks (<see cref="DeskAct.ConfirmHerWish"/>).</summary>
    public static bool AllowsPerson(DeskAct act) => act is DeskAct.RecordHerDecision or DeskAct.PauseCase;

    private static CaseStanding[] CaseStandings(StaffRole role, DeskAct act) => (role, act) switch
    {
        (StaffRole.Advocate, DeskAct.ReadCase or DeskAct.WorkOnCase or DeskAct.RecordHerDecision or DeskAct.PauseCase) => OwnOrGlass,
        (StaffRole.Advocate, DeskAct.ApproveNotice or DeskAct.ReissueCode or DeskAct.AssignCase or DeskAct.ConfirmHerWish or DeskAct.EraseCase) => Own,
        (StaffRole.Advocate, DeskAct.TakeCase) => [CaseStanding.Free],
        (StaffRole.Advocate, DeskAct.BreakGlass) => [CaseStanding.Foreign],
        (StaffRole.Lead, DeskAct.TakeCase) => [CaseStanding.Free, CaseStanding.Foreign, CaseStanding.GlassBroken],
        (StaffRole.Lead, DeskAct.BreakGlass) => [],
        (StaffRole.Lead, _) => All,
        (StaffRole.Administrator, DeskAct.ReadCase) => [CaseStanding.GlassBroken],
        (StaffRole.Administrator, DeskAct.BreakGlass) => [CaseStanding.Foreign, CaseStanding.Free],
        _ => [],
    };

    private static StaffRole[] General(DeskAct act) => act switch
    {
        DeskAct.OpenCase or DeskAct.ListCases or DeskAct.SortMail => [StaffRole.Advocate, StaffRole.Lead],
        DeskAct.ReadHosts or DeskAct.ConfirmHosts or DeskAct.ReadTexts or DeskAct.ReadLaw or DeskAct.ReadTeam =>
            [StaffRole.Advocate, StaffRole.Lead, StaffRole.Administrator],
        DeskAct.ChangeTexts or DeskAct.ReviewLaw or DeskAct.SeeBrokenGlass or DeskAct.HandOverCases => [StaffRole.Lead, StaffRole.Administrator],
        DeskAct.ReadFigures or DeskAct.OwnSettings => [StaffRole.Advocate, StaffRole.Lead, StaffRole.Administrator, StaffRole.Auditor],
        DeskAct.ShareHashes => [StaffRole.Lead],
        DeskAct.ReadLog => [StaffRole.Lead, StaffRole.Auditor],
        DeskAct.ManageTeam or DeskAct.ManageOrganisation or DeskAct.ManageKeys => [StaffRole.Administrator],
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
