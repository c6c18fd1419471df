using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.People;

namespace Revoca.Casework.People.SignIn;

public readonly record struct StaffSessionId(Guid Value) : IId<StaffSessionId>
{
    public static StaffSessionId New() => new(Guid.NewGuid());

    public static StaffSessionId From(Guid value) => new(value);
}

/// <summary>How somebody proved who she is.</summary>
public enum SignInWay
{
    Passkey,
    Authenticator,
    RecoveryCode,
}

/// <summary>One browser in which a member of staff is signed in. Ended means deleted: what stays is the log.</summary>
public sealed class StaffSession
{
    private StaffSession()
    {
    }

    internal StaffSession(StaffId staff, SignInWay way, string device, string stamp, DateTimeOffset at)
    {
        (Id, Staff, Way, Device, Stamp) = (StaffSessionId.New(), staff, way, device, stamp);
        StartedAt = LastSeenAt = ProvedAt = at;
    }

    public StaffSessionId Id { get; private set; }

    public StaffId Staff { get; private set; }

    public SignInWay Way { get; private set; }

    /// <summary>Browser and system, as in "Firefox|Windows"; sealed, and no address beside it.</summary>
    public string Device { get; private set; } = "";

    /// <summary>The account's security stamp; a session whose stamp is another's is over.</summary>
    public string Stamp { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When she last proved who she is, for acts that ask for a fresh proof.</summary>
    public DateTimeOffset ProvedAt { get; private set; }
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_sessions");
        builder.HasKey(x => x.Id);
        builder.HasIndex(x => x.Staff);
        builder.Seal(x => x.Device, Tier.O, Codec.Text);
    }
}
