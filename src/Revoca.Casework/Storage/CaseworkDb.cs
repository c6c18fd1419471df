using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People;

namespace Revoca.Casework.Storage;

/// <summary>Everything Revoca keeps. Each noun maps its own tables in an IEntityTypeConfiguration beside its use cases.</summary>
public abstract class CaseworkDb(DbContextOptions options) : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options)
{
    // Passkeys need the third schema; fixed here so that migrations do not depend on how the web host is set up.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CaseworkDb).Assembly);
    }
}
