using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;

namespace Revoca.Domain.Consents;

/// <summary>Domain rule 1: no notice leaves without a live consent and mandate covering it. There is no override.
/// Checked in the transaction that queues and again in the one that hands over to the mail server, a resend included.</summary>
public static class ConsentGate
{
    /// <param name="notice">The notice about to leave.</param>
    /// <param name="items">The items it names, all of them.</param>
    /// <param name="authority">Every consent and mandate of the case.</param>
    /// <param name="now">The instant of the check.</param>
    public static GateAnswer Check(Notice notice, IReadOnlyCollection<ContentItem> items, Authority authority, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(items);
        return items.Count != notice.Items.Count ? new GateAnswer(GateRefusal.NoItems, []) : Check(items, (notice.Towards, notice.Identity), authority, now);
    }

    /// <summary>The same for what leaves without being a notice, such as a pack for an authority.</summary>
    public static GateAnswer Check(
        IReadOnlyCollection<ContentItem> items, (Recipient Towards, IdentityLevel Identity) scope, Authority authority, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(authority);
        if (items.Count == 0)
            return new GateAnswer(GateRefusal.NoItems, []);
        if (items.Where(item => item.Lock == ItemLock.MinorSuspected).ToArray() is { Length: > 0 } locked)
            return new GateAnswer(GateRefusal.ItemLocked, Ids(locked));
        if (!authority.Mandates.Any(mandate => mandate.HoldsAt(now)))
            return new GateAnswer(GateRefusal.NoMandate, []);
        var uncovered = items
            .Where(item => !authority.Consents.Any(consent => consent.Covers(item.Id, scope.Towards, scope.Identity, now)))
            .ToArray();
        return uncovered.Length > 0 ? new GateAnswer(GateRefusal.NoConsent, Ids(uncovered)) : GateAnswer.Open;
    }

    /// <summary>For what belongs to the case and to none of its items, as a file does: she must have agreed for the whole case.</summary>
    public static GateAnswer CheckWhole((Recipient Towards, IdentityLevel Identity) scope, Authority authority, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(authority);
        if (!authority.Mandates.Any(mandate => mandate.HoldsAt(now)))
            return new GateAnswer(GateRefusal.NoMandate, []);
        return authority.Consents.Any(consent => consent.Items.Count == 0 && consent.Covers(default, scope.Towards, scope.Identity, now))
            ? GateAnswer.Open : new GateAnswer(GateRefusal.NoConsent, []);
    }

    private static ItemId[] Ids(IEnumerable<ContentItem> items) => [.. items.Select(item => item.Id)];
}

/// <summary>All that gives authority in a case.</summary>
public sealed record Authority(IReadOnlyCollection<Consent> Consents, IReadOnlyCollection<Mandate> Mandates);

public enum GateRefusal
{
    None,
    NoItems,
    ItemLocked,
    NoMandate,
    NoConsent,

    /// <summary>A consent or mandate was altered outside Revoca: its seal does not fit.</summary>
    SealBroken,
}

/// <param name="Refusal">None when the gate is open.</param>
/// <param name="Items">The items that are not covered, where it is about items.</param>
public sealed record GateAnswer(GateRefusal Refusal, IReadOnlyList<ItemId> Items)
{
    public static GateAnswer Open { get; } = new(GateRefusal.None, []);

    public bool IsOpen => Refusal == GateRefusal.None;
}
