using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People.Contacts;

namespace Revoca.Casework.Cases;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.ChangedAt, x.Id });
        builder.HasIndex(x => x.State);
        builder.Property(x => x.Country).HasMaxLength(2);
        builder.OwnsCaseKeys(x => x.Id);
        builder.SignPlainFacts(FactKind.Assignment, x => AssignedFacts.Of(x.Id, x.Advocate));
        builder.Seal(x => x.CalledName, Tier.S, Codec.Text);
        builder.Seal(x => x.LegalName, Tier.S, Codec.Text);
        builder.Seal(x => x.Narrative, Tier.S, Codec.Text);
        builder.Seal(x => x.ChosenWord, Tier.S, Codec.Text);
        builder.FoundBy(BlindField.Email, x => Emails.In(x.Narrative));
        builder.FoundBy(BlindField.Phone, x => Phones.In(x.Narrative).Select(Phones.Tail));
    }
}

internal sealed class CaseEventMapping : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("case_events");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.At });
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.Result).HasMaxLength(80);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Why, Tier.S, Codec.Text);
    }
}

internal sealed class CaseTaskMapping : IEntityTypeConfiguration<CaseTask>
{
    public void Configure(EntityTypeBuilder<CaseTask> builder)
    {
        builder.ToTable("case_tasks");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.DoneAt, x.OpenedAt });
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Subject, Tier.O, Codec.Text);
    }
}
