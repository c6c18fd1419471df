using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.People.Access;

/// <summary>Roles, who holds them, who is disabled and with which password she signs in are signed: whoever edits the database makes nobody a lead.</summary>
internal sealed class SignedStaff : IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<IdentityUserRole<Guid>>, IEntityTypeConfiguration<IdentityRole<Guid>>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder) =>
        builder.SignFacts(FactKind.Staff, member => Facts.Of(member.Id, member.DisabledAt, member.PasswordHash));

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder) =>
        builder.SignFacts(FactKind.StaffRole, held => Facts.Of(held.UserId, held.RoleId));

    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder) =>
        builder.SignFacts(FactKind.Role, role => Facts.Of(role.Id, role.Name));
}

internal sealed class AccessMapping : IEntityTypeConfiguration<CaseColleague>, IEntityTypeConfiguration<GlassBreak>
{
    public void Configure(EntityTypeBuilder<CaseColleague> builder)
    {
        builder.ToTable("case_colleagues");
        builder.HasKey(x => new { x.CaseId, x.Staff });
        builder.HasIndex(x => x.Staff);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SignPlainFacts(FactKind.Colleague, x => AssignedFacts.Of(x.CaseId, x.Staff));
    }

    public void Configure(EntityTypeBuilder<GlassBreak> builder)
    {
        builder.ToTable("glass_breaks");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.Staff, x.CaseId, x.EndsAt });
        builder.HasIndex(x => x.NotedAt);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Reason, Tier.S, Codec.Text);
        builder.SignPlainFacts(FactKind.GlassBreak, x => AssignedFacts.Of(x.CaseId, x.Staff, x.EndsAt));
    }
}
