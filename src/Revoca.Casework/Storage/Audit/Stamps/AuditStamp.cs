using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Revoca.Casework.Storage.Audit;

/// <summary>What an authority outside said about one checkpoint: that it existed at an instant. It holds a hash and nothing of a case.</summary>
internal sealed class AuditStamp
{
    /// <summary>The size of the checkpoint.</summary>
    public long Size { get; init; }

    /// <summary>A TimeStampToken (RFC 3161) in DER over the UTF-8 bytes of the checkpoint's note.</summary>
    public byte[] Token { get; init; } = [];

    /// <summary>The instant the authority states.</summary>
    public DateTimeOffset At { get; init; }

    public string NoteFile => $"stamped-{Size.ToString(System.Globalization.CultureInfo.InvariantCulture)}.note";

    public string TokenFile => NoteFile + StampToken.Ending;
}

internal sealed class AuditStampMapping : IEntityTypeConfiguration<AuditStamp>
{
    public void Configure(EntityTypeBuilder<AuditStamp> builder)
    {
        builder.ToTable("audit_stamps").HasKey(stamp => stamp.Size);
        builder.Property(stamp => stamp.Size).ValueGeneratedNever();
        builder.HasOne<AuditCheckpoint>().WithOne().HasForeignKey<AuditStamp>(stamp => stamp.Size);
        builder.Property(stamp => stamp.At).HasConversion(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}

/// <summary>Reads time-stamp tokens. What is checked: that the token is signed by the certificate in it, made for time-stamping, and is about these bytes.</summary>
internal static class StampToken
{
    /// <summary>The token of "a.note" lies in "a.note.tst".</summary>
    public const string Ending = ".tst";

    /// <returns>The instant the authority states, or null when the token is damaged or about something else. Whose authority it is stays to be judged by people.</returns>
    public static DateTimeOffset? Over(string note, byte[] token)
    {
        try
        {
            return Rfc3161TimestampToken.TryDecode(token, out var read, out var length) && length == token.Length
                && read.VerifySignatureForData(Encoding.UTF8.GetBytes(note), out _)
                ? read.TokenInfo.Timestamp
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
