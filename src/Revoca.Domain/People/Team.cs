namespace Revoca.Domain.People;

/// <summary>One member as the rules of the team see her.</summary>
/// <param name="Roles">What she may be; a disabled member keeps hers for the day she comes back.</param>
public sealed record TeamMember(StaffId Id, IReadOnlyList<StaffRole> Roles, bool Disabled)
{
    public bool IsAdministrator => !Disabled && Roles.Contains(StaffRole.Administrator);

    /// <summary>True when she may let a notice leave: a second pair of eyes.</summary>
    public bool MayApprove => !Disabled && StaffPolicy.Allows(Roles, DeskAct.ApproveNotice, CaseStanding.Assigned);
}

/// <summary>Who works here, and what may be changed about whom: nobody locks the organisation out of itself, nobody raises herself unseen.</summary>
public sealed class Team(IReadOnlyList<TeamMember> members)
{
    public IReadOnlyList<TeamMember> Members => members;

    /// <summary>True when there is a second person who could look at a notice.</summary>
    public bool HasSecondPerson => members.Count(member => member.MayApprove) > 1;

    /// <param name="of">Whose roles.</param>
    /// <param name="wanted">All the roles she has afterwards.</param>
    /// <param name="change">Who and why; the reason is not empty.</param>
    /// <exception cref="RuleBroken">No role, no reason, no change, the last administrator, or more for oneself while another administrator could give it.</exception>
    public void RequireRoles(StaffId of, IReadOnlyCollection<StaffRole> wanted, Change change)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var member = Find(of);
        RequireReason(change);
        if (wanted.Count == 0)
            throw new RuleBroken(BrokenRule.NoRole, "A member has at least one role.");
        if (wanted.Order().SequenceEqual(member.Roles.Order()))
            throw new RuleBroken(BrokenRule.AlreadyDone, "These are her roles.");
        if (!wanted.Contains(StaffRole.Administrator))
            RequireAnotherAdministrator(member);
        if (change.Who.Staff == of && wanted.Except(member.Roles).Any() && OtherAdministrator(of))
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another administrator gives an administrator a further role.");
    }

    /// <exception cref="RuleBroken">No reason, oneself, disabled already, or the last administrator.</exception>
    public void RequireDisable(StaffId of, Change change)
    {
        var member = Find(of);
        RequireReason(change);
        if (change.Who.Staff == of)
            throw new RuleBroken(BrokenRule.NotOneself, "Nobody disables herself.");
        if (member.Disabled)
            throw new RuleBroken(BrokenRule.AlreadyDone, "She is disabled.");
        RequireAnotherAdministrator(member);
    }

    /// <exception cref="RuleBroken">No reason, or not disabled.</exception>
    public void RequireEnable(StaffId of, Change change)
    {
        RequireReason(change);
        if (!Find(of).Disabled)
            throw new RuleBroken(BrokenRule.AlreadyDone, "She is not disabled.");
    }

    /// <summary>An administrator who is no lead moves cases between others, never to herself: that would be a way to read them.</summary>
    /// <exception cref="RuleBroken">The receiver has them already, does not work on cases, or is who asks and no lead.</exception>
    public void RequireHandOver(StaffId from, StaffId to, StaffId by)
    {
        var receiver = Find(to);
        if (from == to)
            throw new RuleBroken(BrokenRule.AlreadyDone, "She has them already.");
        if (receiver.Disabled || !StaffPolicy.Allows(receiver.Roles, DeskAct.WorkOnCase, CaseStanding.Assigned))
            throw new RuleBroken(BrokenRule.NoCaseworker, "Cases are given to somebody who works on cases.");
        if (to == by && !receiver.Roles.Contains(StaffRole.Lead))
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "A lead gives an administrator cases.");
    }

    private TeamMember Find(StaffId of) => members.FirstOrDefault(member => member.Id == of)
        ?? throw new RuleBroken(BrokenRule.NoCaseworker, "Nobody of the team.");

    private bool OtherAdministrator(StaffId than) => members.Any(other => other.Id != than && other.IsAdministrator);

    private void RequireAnotherAdministrator(TeamMember member)
    {
        if (member.IsAdministrator && !OtherAdministrator(member.Id))
            throw new RuleBroken(BrokenRule.LastAdministrator, "There must be an administrator.");
    }

    private static void RequireReason(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "A change of the team has a reason.");
    }
}
