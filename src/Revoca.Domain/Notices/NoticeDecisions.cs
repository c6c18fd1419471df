using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Domain.Notices;

/// <content>What an advocate decided about the letter beyond its kind: who owns the work, what may be missing, whether it may leave unsigned.</content>
public sealed partial class Notice
{
    /// <summary>The answer to "who pressed the shutter?" as the title a copyright notice rests on; null while nobody has answered (domain rule 11).</summary>
    public CopyrightFacts? Copyright { get; private set; }

    /// <summary>The host's decision a complaint is about (DSA art. 20); null for every other letter, and while nobody has said which decision is meant.</summary>
    public HostDecisionFacts? Contested { get; private set; }

    /// <summary>Mandatory elements an advocate agreed to leave out, as basis/key separated by commas; gone with the next change of the letter.</summary>
    public string MissingAccepted { get; private set; } = "";

    /// <summary>True when somebody agreed that this letter leaves without the organisation's signature; gone with the next change of the letter.</summary>
    public bool UnsignedAccepted { get; private set; }

    /// <summary>Makes it a copyright notice. Only the one who pressed the shutter, or who holds the rights in writing, has a title.</summary>
    /// <exception cref="RuleBroken">The answer gives no title, or the work is not named.</exception>
    public CaseEvent ClaimCopyright(CopyrightClaim claim, Change change)
    {
        ArgumentNullException.ThrowIfNull(claim);
        RequireChangeable();
        if (CopyrightGate.Title(claim.Answer) is not { } title)
            throw new RuleBroken(BrokenRule.NoCopyrightTitle, "Whoever did not take the picture, and holds no rights in writing, cannot send a copyright notice.");
        if (string.IsNullOrWhiteSpace(claim.Work))
            throw new RuleBroken(BrokenRule.NoCopyrightTitle, "A copyright notice names the work.");
        Copyright = new CopyrightFacts { Work = claim.Work.Trim(), CreatedOn = claim.CreatedOn, Title = title };
        (Kind, Language, EditedText) = (LetterKind.DmcaNotice, LetterKind.DmcaNotice.FixedLanguage() ?? Language, null);
        BackToDraft(CaseEventKind.NoticeEdited, change);
        return Happened(CaseEventKind.CopyrightClaimed, change, title.ToString());
    }

    /// <summary>Says which decision of the host the complaint is about; what was edited by hand goes.</summary>
    /// <exception cref="RuleBroken">It is no complaint, or the day is later than today.</exception>
    public CaseEvent Contest(HostDecisionFacts decision, Change change)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(change);
        RequireChangeable();
        if (Kind != LetterKind.Dsa20Complaint)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "Only a complaint under art. 20 DSA is about a decision.");
        // A day later than today anywhere on earth is a slip of the pen; earlier days are for the advocate to know.
        if (decision.InformedOn < decision.Date || decision.InformedOn > DateOnly.FromDateTime(change.At.UtcDateTime).AddDays(1))
            throw new RuleBroken(BrokenRule.OutOfRange, "We are told of a decision on its day or later, and not in the future.");
        Contested = decision with { Reference = decision.Reference.Trim(), FactsOverlooked = decision.FactsOverlooked?.Trim() };
        EditedText = null;
        return BackToDraft(CaseEventKind.NoticeEdited, change);
    }

    /// <summary>Sends it although mandatory elements are missing: such a request starts no term (domain rule 8), so the reason is written down.</summary>
    /// <param name="missing">The elements, each as basis/key.</param>
    /// <param name="change">With a reason.</param>
    public CaseEvent AcceptMissing(IReadOnlyCollection<string> missing, Change change)
    {
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(change);
        RequireChangeable();
        if (missing.Count == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "Nothing is missing.");
        RequireReason(change);
        MissingAccepted = string.Join(',', missing.Order(StringComparer.Ordinal));
        Version++;
        return CaseEvent.Of(CaseId, CaseEventKind.ElementsWaived, change, new EventFacts { Notice = Id, HostId = HostId, Count = missing.Count });
    }

    /// <summary>Lets it leave unsigned where the certificate cannot sign.</summary>
    public CaseEvent AcceptUnsigned(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        RequireChangeable();
        RequireReason(change);
        UnsignedAccepted = true;
        Version++;
        return Happened(CaseEventKind.SignatureWaived, change);
    }

    /// <summary>True when every one of these elements was agreed to be left out.</summary>
    public bool HasAccepted(IEnumerable<string> missing) => missing.All(MissingAccepted.Split(',').Contains);

    private void ForgetDecisions() => (MissingAccepted, UnsignedAccepted) = ("", false);

    private void RequireCopyrightTitle(LetterKind kind)
    {
        if (kind == LetterKind.DmcaNotice && Copyright is null)
            throw new RuleBroken(BrokenRule.NoCopyrightTitle, "Who pressed the shutter? A copyright notice needs the answer first.");
    }

    private static void RequireReason(Change change)
    {
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "This needs a written reason.");
    }
}

/// <summary>What a person says about a work: who took it, what it is in neutral words, and when.</summary>
public sealed record CopyrightClaim(Shutter Answer, string Work, DateOnly? CreatedOn = null);
