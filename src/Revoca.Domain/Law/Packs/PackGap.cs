using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Domain.Law.Packs;

/// <summary>What a pack lacks; shown before it is made and printed in it.</summary>
public enum PackGapKind
{
    /// <summary>Nothing the authority asks about was sent to this host.</summary>
    NoRequest,

    /// <summary>Receipt of the notice is not proved, or only presumed.</summary>
    NoProof,

    /// <summary>The term of the notice is not over on every reading, and the host has not refused.</summary>
    TermNotOver,

    /// <summary>The host was not told in a letter that the term has expired.</summary>
    NoExpiryLetter,

    /// <summary>Nobody looked at the item after the notice had left.</summary>
    NotObserved,

    /// <summary>Everything was seen to be gone.</summary>
    NothingLive,

    /// <summary>The complaint lacks a fact it needs.</summary>
    ComplaintIncomplete,
}

/// <param name="Number">The notice's or the item's number, or null.</param>
/// <param name="Detail">The missing fact's name, for <see cref="PackGapKind.ComplaintIncomplete"/>.</param>
public sealed record PackGap(PackGapKind Kind, int? Number = null, string Detail = "");

/// <summary>One notice as the gaps are read from it.</summary>
/// <param name="MaySayExpired">Whether a letter may say today that its term has expired.</param>
public sealed record PackNotice(Notice Notice, bool MaySayExpired)
{
    public bool Refused => Notice.Items.Any(line => line.Decision is HostDecision.Refused or HostDecision.OutOfScope);

    public bool IsProved => Notice.Proof > ReceiptProof.Presumed;
}

/// <summary>Reads from the facts of a case what an authority will ask for and not find.</summary>
public static class PackGaps
{
    /// <param name="notices">Everything that left for the host, follow-ups included.</param>
    /// <param name="items">The items named by those notices.</param>
    public static IReadOnlyList<PackGap> Find(Regulator regulator, IReadOnlyList<PackNotice> notices, IReadOnlyList<ContentItem> items)
    {
        ArgumentNullException.ThrowIfNull(notices);
        ArgumentNullException.ThrowIfNull(items);
        var requests = notices.Where(notice => Regulators.AsksAbout(regulator, notice.Notice.Kind)).ToList();
        var gaps = new List<PackGap>();
        if (requests.Count == 0 && !Regulators.NeedsNoRequest(regulator))
            gaps.Add(new(PackGapKind.NoRequest));
        gaps.AddRange(notices.Where(notice => !notice.IsProved).Select(notice => new PackGap(PackGapKind.NoProof, notice.Notice.Number)));
        if (!Regulators.NeedsNoRequest(regulator))
        {
            gaps.AddRange(requests.Where(request => !request.MaySayExpired && !request.Refused).Select(request => new PackGap(PackGapKind.TermNotOver, request.Notice.Number)));
            if (regulator is Regulator.Ftc or Regulator.Ofcom && requests.Count > 0 && notices.All(notice => notice.Notice.Kind is not LetterKind.TermExpired))
                gaps.Add(new(PackGapKind.NoExpiryLetter));
        }

        var sent = requests.Select(request => request.Notice.SentAt).Min();
        gaps.AddRange(items.Where(item => item.LastObservedAt is null || item.LastObservedAt < sent).Select(item => new PackGap(PackGapKind.NotObserved, item.Number)));
        if (items.Count > 0 && items.All(item => item.Availability is Availability.Removed))
            gaps.Add(new(PackGapKind.NothingLive));
        return gaps;
    }
}
