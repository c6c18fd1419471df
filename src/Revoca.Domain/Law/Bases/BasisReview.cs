using Revoca.Domain.People;

namespace Revoca.Domain.Law.Bases;

/// <summary>A lawyer of the organisation read a basis and ticked it. The tick holds only for the text that was read.</summary>
public sealed class BasisReview
{
    private BasisReview()
    {
    }

    public BasisReview(string basisId, string sha256, Change change)
    {
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "A review names the lawyer who read the basis.");
        (BasisId, Sha256, At, By, Reviewer) = (basisId, sha256, change.At, change.Who.Staff, change.Why.Trim());
    }

    public string BasisId { get; private set; } = "";

    /// <summary>Of the file as it was read, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public StaffId? By { get; private set; }

    /// <summary>Who read it, in the words of whoever ticked.</summary>
    public string Reviewer { get; private set; } = "";
}
