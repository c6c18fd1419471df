using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Evidence.Custody;

/// <summary>What an authority outside said about one list of evidence: that it existed at an instant. It holds a hash and nothing of the case.</summary>
public sealed class ManifestStamp
{
    private ManifestStamp()
    {
    }

    internal ManifestStamp(CaseId caseId, string sha256, byte[] token, DateTimeOffset at) => (CaseId, Sha256, Token, At) = (caseId, sha256, token, at);

    public CaseId CaseId { get; private set; }

    /// <summary>Of the list, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>A TimeStampToken (RFC 3161) in DER.</summary>
    public byte[] Token { get; private set; } = [];

    /// <summary>The instant the authority states.</summary>
    public DateTimeOffset At { get; private set; }
}

internal sealed class ManifestStampMapping : IEntityTypeConfiguration<ManifestStamp>
{
    public void Configure(EntityTypeBuilder<ManifestStamp> builder)
    {
        builder.ToTable("manifest_stamps");
        builder.HasKey(x => new { x.CaseId, x.Sha256 });
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(x => x.Sha256).HasMaxLength(64);
    }
}
