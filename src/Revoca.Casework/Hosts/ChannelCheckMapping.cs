using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Hosts;

/// <summary>In clear: it tells of hosts only, never of a case.</summary>
internal sealed class ChannelCheckMapping : IEntityTypeConfiguration<ChannelCheck>
{
    public void Configure(EntityTypeBuilder<ChannelCheck> builder)
    {
        builder.ToTable("channel_checks");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => new { x.HostId, x.At });
    }
}
