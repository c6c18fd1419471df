using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.People.Contacts;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Reports;

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reports");
        builder.HasKey(x => x.Id);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Text, Tier.S, Codec.Text);
        builder.Seal(x => x.PastedLinks, Tier.S, Codec.Text);
        builder.Seal(x => x.SafeContact, Tier.S, Codec.Text);
        builder.FoundBy(BlindField.Email, x => Emails.In(x.SafeContact).Concat(Emails.In(x.Text)));
        builder.FoundBy(BlindField.Phone, x => Phones.In(x.SafeContact).Concat(Phones.In(x.Text)).Select(Phones.Tail));
    }
}

internal sealed class ReportDraftMapping : IEntityTypeConfiguration<ReportDraft>
{
    public void Configure(EntityTypeBuilder<ReportDraft> builder)
    {
        builder.ToTable("report_drafts");
        builder.HasKey(x => x.CaseId);
        builder.HasIndex(x => x.ChangedAt);
        builder.Property(x => x.Tag).HasMaxLength(20);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.OwnsCaseKeys(x => x.CaseId);
        builder.Seal(x => x.Answers, Tier.S, Codec.Json<ReportAnswers>());
    }
}
