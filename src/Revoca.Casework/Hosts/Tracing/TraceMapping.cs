using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts.Upstream;

namespace Revoca.Casework.Hosts.Tracing;

internal sealed class TraceMapping : IEntityTypeConfiguration<UpstreamTrace>, IEntityTypeConfiguration<FoundHost>
{
    public void Configure(EntityTypeBuilder<UpstreamTrace> builder)
    {
        builder.ToTable("upstream_traces");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.CaseId);
        builder.Property(x => x.Digest).HasMaxLength(64);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.SealedBy(x => x.CaseId);
        builder.Seal(x => x.HostName, Tier.O, Codec.Text);
        builder.Seal(x => x.Domain, Tier.O, Codec.Text);
        builder.Seal(x => x.Place, Tier.O, Codec.Json<TracedPlace>());
        builder.Seal(x => x.Parties, Tier.O, Codec.Json<IReadOnlyList<TracedParty>>());
        builder.Seal(x => x.Answers, Tier.O, Codec.Json<IReadOnlyList<TracedAnswer>>());
        builder.Seal(x => x.Problems, Tier.O, Codec.Json<IReadOnlyList<string>>());
    }

    // In clear: it tells of hosts only, never of a case.
    public void Configure(EntityTypeBuilder<FoundHost> builder)
    {
        builder.ToTable("found_hosts");
        builder.HasKey(x => x.Id);
        builder.Property(x => x.Name).HasMaxLength(200);
    }
}
