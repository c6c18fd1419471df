using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Watching;

namespace Revoca.Casework.Evidence.Watching;

internal sealed class WatchMapping : IEntityTypeConfiguration<Watch>, IEntityTypeConfiguration<WatchTry>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.ToTable("watches");
        builder.HasKey(x => x.CaseId);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WatchTry> builder)
    {
        builder.ToTable("watch_tries");
        builder.HasKey(x => x.ItemId);
        builder.HasIndex(x => x.CaseId);
        builder.Property(x => x.At).IsConcurrencyToken(); // two workers that claim the same place: one of them
        builder.HasOne<ContentItem>().WithMany().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}
