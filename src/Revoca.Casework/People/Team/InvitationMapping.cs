using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Team;

/// <summary>Signed as rights are: whoever edits the database invites nobody.</summary>
internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.KeyHash).IsUnique();
        builder.Property(x => x.KeyHash).HasMaxLength(32);
        builder.Property(x => x.Roles).HasConversion(roles => Text(roles), text => Roles(text), new ValueComparer<IReadOnlyList<StaffRole>>(
            (left, right) => Text(left) == Text(right), roles => Text(roles).GetHashCode(StringComparison.Ordinal)));
        builder.Seal(x => x.Name, Tier.O, Codec.Text);
        builder.Seal(x => x.Mail, Tier.O, Codec.Text);
        builder.SignFacts(FactKind.Invitation, x => Facts.Of(x.Id.Value, x.KeyHash, Text(x.Roles), x.EndsAt, x.UsedAt, x.RevokedAt));
    }

    private static string Text(IReadOnlyList<StaffRole>? roles) => string.Join(' ', (roles ?? []).Select(StaffRoles.NameOf));

    private static IReadOnlyList<StaffRole> Roles(string text) => [.. text.Split(' ').Select(StaffRoles.Parse).OfType<StaffRole>()];
}
