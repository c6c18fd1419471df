using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.Evidence.Claims;

public readonly record struct ClaimId(Guid Value) : IId<ClaimId>
{
    public static ClaimId New() => new(Guid.NewGuid());

    public static ClaimId From(Guid value) => new(value);
}

/// <summary>A claim that belongs to a case: the line letter for letter, and who gave it. The line is never changed; its digest stands in the history.</summary>
public sealed class KeptClaim
{
    /// <summary>Most claims a case takes.</summary>
    public const int MostInCase = 500;

    private KeptClaim()
    {
    }

    public ClaimId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>1, 2, 3… within the case, in the order of coming in.</summary>
    public int Number { get; private set; }

    /// <summary>One line of canonical JSON. It may hold what somebody typed about her.</summary>
    public string Line { get; private set; } = "";

    /// <summary>SHA-256 of the line, lower-case hex.</summary>
    public string Digest { get; private set; } = "";

    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>Person: she gave it herself, with her code. Staff: an advocate computed it on her own machine.</summary>
    public ActorKind GivenBy { get; private set; }

    public StaffId? Staff { get; private set; }

    /// <summary>How many other cases held the same file or picture when it came in: a number, never which.</summary>
    public int OtherCases { get; private set; }

    /// <summary>What the line says. Read anew each time: it is sealed at rest and not kept in another form.</summary>
    public ReceivedClaim Read() => ReceivedClaim.Read(Line) ?? throw new InvalidOperationException("A kept claim can no longer be read.");

    /// <param name="number">The next free number of the case.</param>
    /// <param name="otherCases">In how many other cases the same file or picture is known.</param>
    public static (KeptClaim Kept, CaseEvent Event) Keep(CaseId caseId, int number, ReceivedClaim claim, int otherCases, Change change)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(change);
        var kept = new KeptClaim
        {
            Id = ClaimId.New(),
            CaseId = caseId,
            Number = number,
            Line = claim.Line,
            Digest = claim.Digest,
            KeptAt = change.At,
            GivenBy = change.Who.Kind,
            Staff = change.Who.Staff,
            OtherCases = otherCases,
        };
        return (kept, CaseEvent.Of(caseId, CaseEventKind.ClaimKept, change, new EventFacts { Result = claim.Digest }));
    }
}
