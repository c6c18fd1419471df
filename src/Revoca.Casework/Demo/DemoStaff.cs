using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Demo;

/// <summary>The demo's two advocates. Their passwords and authenticator keys are made anew for every demo and only printed.</summary>
internal static class DemoStaff
{
    public static async Task<IReadOnlyList<DemoMember>> Seed(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseworkDb>();
        scope.ServiceProvider.GetRequiredService<AuditLog>().ActFor(db, AuditActor.System);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (var role in StaffRoles.All)
            Check(await roles.CreateAsync(new IdentityRole<Guid>(role)));
        return
        [
            await Add((users, db), ("Anna Rossi", "anna@linea-aperta.test"), [StaffRoles.Advocate, StaffRoles.Lead, StaffRoles.Administrator]),
            await Add((users, db), ("Ben Okafor", "ben@linea-aperta.test"), [StaffRoles.Advocate]),
        ];
    }

    private static async Task<DemoMember> Add((UserManager<StaffMember> Users, CaseworkDb Db) store, (string Name, string Mail) who, string[] roles)
    {
        var (users, db) = store;
        var password = $"demo {Storage.Vault.AccessCode.New().InWords("en")}";
        var member = new StaffMember { UserName = who.Mail, Email = who.Mail, EmailConfirmed = true, DisplayName = who.Name };
        Check(await users.CreateAsync(member, password));
        Check(await users.AddToRolesAsync(member, roles));
        return new DemoMember(new StaffId(member.Id), who.Mail, password) { Key = await Equip(db, member) };
    }

    // An authenticator nobody holds: the demo's sign-in page shows its codes.
    private static async Task<string> Equip(CaseworkDb db, StaffMember member)
    {
        var key = AuthenticatorCode.NewKey();
        await db.Keep(member.Id, Secrets.Authenticator, key, CancellationToken.None);
        await db.Keep(member.Id, Secrets.Demo, key, CancellationToken.None);
        member.TwoFactorEnabled = true;
        await db.SaveChangesAsync();
        return key;
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
    }
}

internal sealed record DemoMember(StaffId Id, string User, string Password)
{
    public required string Key { get; init; }
}
