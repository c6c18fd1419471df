using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Storage;

namespace Revoca.Casework.People;

/// <summary>ASP.NET Core Identity over our own store: passkey first, a long password as the fallback.</summary>
public static class StaffIdentity
{
    public const int ShortestPassword = 15;

    public static IdentityBuilder AddStaffIdentity(this IServiceCollection services) =>
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = ShortestPassword;
                options.Password.RequiredUniqueChars = 5;
                // Length is what counts; rules about signs make people write passwords down.
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<CaseworkDb>()
            .AddPasswordValidator<CommonPasswords>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
}
