using Revoca.Domain.Cases;
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

    public SafeContact Contact { get; private set; } = SafeContact.Silence;

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

    /// <summary>Takes new rules over. By the code alone this is a <see cref="HeldWish"/> first, unless it means silence.</summary>
    public CaseEvent Reach(SafeContact contact, Change change)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Contact = contact;
        return CaseEvent.Of(CaseId, CaseEventKind.ContactChanged, change, new EventFacts { Result = contact.Channel is null ? "Silence" : contact.Channel.ToString() });
    }
}
