namespace Revoca.Domain.People;

public readonly record struct InvitationId(Guid Value) : IId<InvitationId>
{
    public static InvitationId New() => new(Guid.NewGuid());

    public static InvitationId From(Guid value) => new(value);
}

/// <summary>Who is invited, and as what.</summary>
public sealed record InvitationCard(string Name, string Mail, IReadOnlyList<StaffRole> Roles);

/// <summary>A link that lets one person join the team once. There is no account before it is used.</summary>
public sealed class Invitation
{
    /// <summary>Long enough for a weekend, short enough not to lie about.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(72);

    private Invitation()
    {
    }

    public InvitationId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Mail { get; private set; } = "";

    public IReadOnlyList<StaffRole> Roles { get; private set; } = [];

    /// <summary>SHA-256 of the secret in the link; the link itself is shown once and kept nowhere.</summary>
    public byte[] KeyHash { get; private set; } = [];

    public StaffId InvitedBy { get; private set; }

    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <exception cref="RuleBroken">No name or no address, no role, or nobody of the staff invites.</exception>
    public static Invitation Make(InvitationCard card, byte[] keyHash, Change change)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(change);
        if (change.Who.Staff is not { } by)
            throw new RuleBroken(BrokenRule.NoAccess, "Only a member of staff invites.");
        if (string.IsNullOrWhiteSpace(card.Name) || card.Mail.Trim().IndexOf('@', StringComparison.Ordinal) is not > 0)
            throw new RuleBroken(BrokenRule.NoRecipient, "An invitation has a name and an address.");
        if (card.Roles.Count == 0)
            throw new RuleBroken(BrokenRule.NoRole, "An invitation names at least one role.");
        return new Invitation
        {
            Id = InvitationId.New(),
            Name = card.Name.Trim(),
            Mail = card.Mail.Trim(),
            Roles = [.. card.Roles.Distinct().Order()],
            KeyHash = keyHash,
            InvitedBy = by,
            InvitedAt = change.At,
            EndsAt = change.At + Lasts,
        };
    }

    public bool IsOpenAt(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < EndsAt;

    /// <exception cref="RuleBroken">Used, called back, or over.</exception>
    public void Use(DateTimeOffset now)
    {
        RequireOpen(now);
        UsedAt = now;
    }

    /// <exception cref="RuleBroken">Used, called back, or over.</exception>
    public void Revoke(DateTimeOffset now)
    {
        RequireOpen(now);
        RevokedAt = now;
    }

    private void RequireOpen(DateTimeOffset now)
    {
        if (!IsOpenAt(now))
            throw new RuleBroken(BrokenRule.AlreadyDone, "The invitation is not open any more.");
    }
}
