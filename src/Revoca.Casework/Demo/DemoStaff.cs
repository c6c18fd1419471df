using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.People;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Demo;

/// <summary>The demo's two advocates. Their passwords are made anew for every demo and only printed.</summary>
internal static class DemoStaff
{
    public static async Task<IReadOnlyList<DemoMember>> Seed(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AuditLog>().ActFor(scope.ServiceProvider.GetRequiredService<CaseworkDb>(), AuditActor.System);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (var role in StaffRoles.All)
            Check(await roles.CreateAsync(new IdentityRole<Guid>(role)));
        return
        [
            await Add(users, ("Anna Rossi", "anna@linea-aperta.test"), [StaffRoles.Advocate, StaffRoles.Lead, StaffRoles.Administrator]),
            await Add(users, ("Ben Okafor", "ben@linea-aperta.test"), [StaffRoles.Advocate]),
        ];
    }

    private static async Task<DemoMember> Add(UserManager<StaffMember> users, (string Name, string Mail) who, string[] roles)
    {
        var password = $"demo {Storage.Vault.AccessCode.New().InWords("en")}";
        var member = new StaffMember { UserName = who.Mail, Email = who.Mail, EmailConfirmed = true, DisplayName = who.Name };
        Check(await users.CreateAsync(member, password));
        Check(await users.AddToRolesAsync(member, roles));
        return new DemoMember(new StaffId(member.Id), who.Mail, password);
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
    }
}

internal sealed record DemoMember(StaffId Id, string User, string Password);
