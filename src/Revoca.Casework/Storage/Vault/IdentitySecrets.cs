using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Authenticator keys and recovery codes of the staff: whoever copies the database cannot sign in with them.</summary>
internal sealed class IdentitySecrets : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.Seal(token => token.Value, Tier.O, Codec.Text);
}
