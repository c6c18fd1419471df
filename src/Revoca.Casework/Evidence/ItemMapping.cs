using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Evidence;

internal sealed class ItemMapping : IEntityTypeConfiguration<ContentItem>
{
    public void Configure(EntityTypeBuilder<ContentItem> builder)
    {
        builder.ToTable("items");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.Number }).IsUnique();
        builder.HasIndex(x => x.HostId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Url, Tier.O, Codec.Via<ContentUrl>(url => url.Written, ContentUrl.Parse));
        builder.Seal(x => x.Domain, Tier.O, Codec.Text);
        builder.Seal(x => x.Note, Tier.O, Codec.Text);
        builder.FoundBy(BlindField.Url, x => [x.Url.Canonical]);
        builder.FoundBy(BlindField.Domain, x => [x.Domain]);
        builder.Seal(x => x.HostsId, Tier.O, Codec.Text);
        builder.Seal(x => x.Consent, Tier.O, Codec.Json<ConsentStatement>());
    }
}

internal sealed class ObservationMapping : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("observations");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.CaseId, x.ItemId, x.At });
        builder.HasOne<ContentItem>().WithMany().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.Note, Tier.O, Codec.Text);
    }
}
