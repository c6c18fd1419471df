using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.People;

/// <summary>Sets an empty installation up: roles, organisation, and the first member, who is administrator, advocate and, while alone, lead.</summary>
public sealed class WelcomeFirstMember(
    UserManager<StaffMember> staff, RoleManager<IdentityRole<Guid>> roles, DescribeOrganisation organisations, CaseworkDb db, AuditLog log)
{
    private static readonly string[] First = [StaffRoles.Administrator, StaffRoles.Advocate, StaffRoles.Lead];

    /// <summary>True while nobody can sign in.</summary>
    public async Task<bool> IsNeededAsync() => !await staff.Users.AnyAsync();

    /// <param name="organisation">Who runs the installation.</param>
    /// <param name="first">Who set it up.</param>
    /// <param name="takeLink">Uses the set-up link up; false when somebody else was faster.</param>
    public async Task<Welcomed> RunAsync(FirstOrganisation organisation, FirstMember first, Func<bool> takeLink)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(takeLink);
        var member = new StaffMember { Id = Guid.NewGuid(), UserName = first.Mail, Email = first.Mail, DisplayName = first.Name, Language = first.Language };
        var refusals = await RefusalsAsync(member, first.Password);
        if (refusals.Count > 0)
            return new Welcomed(null, refusals);
        if (await staff.Users.AnyAsync() || !takeLink())
            return new Welcomed(null, ["LinkUsed"]);
        log.ActFor(db, AuditActor.Staff(member.Id, StaffRoles.Administrator));
        foreach (var role in StaffRoles.All)
        {
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.NewGuid() });
        }

        await organisations.Run(new OrganisationCard(organisation.Name, organisation.Sender, "", organisation.Country, member.TimeZone));
        var created = await staff.CreateAsync(member, first.Password);
        if (!created.Succeeded)
            return new Welcomed(null, [.. created.Errors.Select(error => error.Code)]);
        await staff.AddToRolesAsync(member, First);
        return new Welcomed(member, []);
    }

    // Asked before the link is used up: a password that is too short must not cost the only link.
    private async Task<IReadOnlyList<string>> RefusalsAsync(StaffMember member, string password)
    {
        var codes = new List<string>();
        foreach (var validator in staff.PasswordValidators)
            codes.AddRange((await validator.ValidateAsync(staff, member, password)).Errors.Select(error => error.Code));
        return codes;
    }
}

public sealed record FirstOrganisation(string Name, string Sender, string Country);

/// <param name="Language">"en" or "it": the language of the set-up page.</param>
public sealed record FirstMember(string Name, string Mail, string Password, string Language);

/// <param name="Member">Null when refused.</param>
/// <param name="Refusals">Codes of Identity, or "LinkUsed".</param>
public sealed record Welcomed(StaffMember? Member, IReadOnlyList<string> Refusals);
