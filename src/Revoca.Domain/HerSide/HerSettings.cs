using Revoca.Domain.Cases;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Domain.HerSide;

/// <summary>How her page shows itself and how she may be reached. A case without one: everything on the page, and silence.</summary>
public sealed class HerSettings
{
    private HerSettings()
    {
    }

    public CaseId CaseId { get; private set; }

    /// <summary>The code is in the hands of somebody who reported for her: it opens the state alone, until she agreed to more.</summary>
    public bool StateOnly { get; private set; }

    /// <summary>She wants to see one sentence alone, on a screen others may see.</summary>
    public bool Discreet { get; private set; }

    /// <summary>IANA zone in which dates are told to her; empty = that of her country, else of the office.</summary>
    public string Zone { get; private set; } = "";

    public SafeContact Contact { get; private set; } = SafeContact.Silence;

    /// <summary>Days on which nothing is to reach her and nothing new is to be decided. Terms of the law run on.</summary>
    public IReadOnlyList<QuietSpan> Quiet { get; private set; } = [];

    public static HerSettings For(CaseId caseId, bool stateOnly = false) => new() { CaseId = caseId, StateOnly = stateOnly };

    public CaseEvent ShowMore(bool everything, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Who.Kind == ActorKind.Person)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Who holds the code cannot widen what it opens.");
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Say how she agreed.");
        StateOnly = !everything;
        return CaseEvent.Of(CaseId, CaseEventKind.CodeViewChanged, change, new EventFacts { Result = everything ? "Everything" : "StateOnly" });
    }

    public void BeDiscreet(bool discreet) => Discreet = discreet;

    /// <summary>Where she counts her hours and days.</summary>
    /// <param name="zone">One of <see cref="HomeZones"/>.</param>
    public void CountIn(string zone) =>
        Zone = HomeZones.Knows(zone) ? zone : throw new RuleBroken(BrokenRule.OutOfRange, "This is none of the zones we offer.");

    /// <summary>Takes her quiet days over: hers to say at any time, for it destroys nothing.</summary>
    public CaseEvent KeepQuiet(IReadOnlyList<QuietSpan> spans, Change change)
    {
        Quiet = spans;
        return CaseEvent.Of(CaseId, CaseEventKind.QuietDaysChanged, change, new EventFacts { Count = spans.Count });
    }

    public bool IsQuiet(DateOnly day) => Quiet.Any(span => span.Covers(day));

    /// <summary>What her rules say to one message: on a quiet day of hers nothing leaves, whatever else she allows.</summary>
    public ContactAnswer Check(OutgoingWord message, DateTimeOffset now)
    {
        var answer = Contact.Check(message, now);
        return answer is ContactAnswer.MayLeave && TimeZoneInfo.TryFindSystemTimeZoneById(Contact.Zone, out var zone)
            && IsQuiet(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime)) ? ContactAnswer.QuietDay : answer;
    }

    /// <summary>Takes new rules over. By the code alone this is a <see cref="HeldWish"/> first, unless it means silence.</summary>
    public CaseEvent Reach(SafeContact contact, Change change)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Contact = contact;
        return CaseEvent.Of(CaseId, CaseEventKind.ContactChanged, change, new EventFacts { Result = contact.Channel is null ? "Silence" : contact.Channel.ToString() });
    }
}
