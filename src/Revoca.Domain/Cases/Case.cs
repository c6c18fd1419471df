using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Domain.Cases;

/// <summary>All work for one depicted person.</summary>
public sealed class Case
{
    private Case()
    {
    }

    public CaseId Id { get; private set; }

    public CaseReference Reference { get; private set; }

    public CaseState State { get; private set; }

    public ClosingReason? ClosedBecause { get; private set; }

    /// <summary>The language she reads.</summary>
    public Language Language { get; private set; }

    /// <summary>Her country, ISO 3166 alpha-2 upper case; empty when she did not say. It decides which laws are proposed.</summary>
    public string Country { get; private set; } = "";

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public StaffId? Advocate { get; private set; }

    /// <summary>Until which day somebody asked to keep the case, whatever the period of its state; null = nobody did.</summary>
    public DateOnly? KeepUntil { get; private set; }

    /// <summary>What we call her on the desk; a pseudonym is enough.</summary>
    public string CalledName { get; private set; } = "";

    /// <summary>Her legal name, only where she gave it for letters at identity level Name.</summary>
    public string LegalName { get; private set; } = "";

    /// <summary>What was told to us, in her or the reporter's words.</summary>
    public string Narrative { get; private set; } = "";

    /// <summary>The word for the depicted person she chose: "victim", "survivor", or empty for no word.</summary>
    public string ChosenWord { get; private set; } = "";

    /// <param name="id">A fresh id: the case's keys are made under it first.</param>
    public static (Case Case, CaseEvent Event) Open(CaseId id, CaseReference reference, CaseOpening opening, Change change)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(change);
        var opened = new Case
        {
            Id = id,
            Reference = reference,
            State = CaseState.Intake,
            Language = opening.Language,
            Country = opening.Country.ToUpperInvariant(),
            OpenedAt = change.At,
            ChangedAt = change.At,
            CalledName = opening.CalledName,
            LegalName = opening.LegalName,
            Narrative = opening.Narrative,
            ChosenWord = opening.ChosenWord,
            Advocate = change.Who.Staff,
        };
        return (opened, CaseEvent.Of(id, CaseEventKind.CaseOpened, change));
    }

    public bool Allows(CaseVerb verb) => verb switch
    {
        CaseVerb.AddItems or CaseVerb.RecordConsent or CaseVerb.Assign => State is not (CaseState.Closed or CaseState.Erased),
        CaseVerb.Draft => State is CaseState.Intake or CaseState.AwaitingConsent or CaseState.Active or CaseState.Monitoring,
        CaseVerb.Send => State is CaseState.Active or CaseState.Monitoring,
        CaseVerb.Pause => State is not (CaseState.Paused or CaseState.Closed or CaseState.Erased),
        CaseVerb.Resume => State is CaseState.Paused,
        CaseVerb.Close => State is not (CaseState.Closed or CaseState.Erased),
        CaseVerb.Reopen => State is CaseState.Closed,
        CaseVerb.Monitor => State is CaseState.Active,
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    public CaseEvent Assign(StaffId advocate, Change change)
    {
        Require(CaseVerb.Assign);
        Advocate = advocate;
        return Changed(CaseEventKind.CaseAssigned, change);
    }

    /// <summary>Nobody has it any more: it waits for whoever takes it.</summary>
    public CaseEvent Release(Change change)
    {
        Require(CaseVerb.Assign);
        if (Advocate is null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "Nobody has it.");
        Advocate = null;
        return Changed(CaseEventKind.CaseReleased, change);
    }

    /// <summary>Items were added and nobody has decided about them yet: the case waits for her.</summary>
    public CaseEvent? AwaitConsent(Change change)
    {
        if (State != CaseState.Intake)
            return null;
        State = CaseState.AwaitingConsent;
        return Changed(CaseEventKind.ConsentAwaited, change);
    }

    /// <summary>A first live consent makes the case active; a later one changes nothing here.</summary>
    public CaseEvent? Activate(Change change)
    {
        if (State is not (CaseState.Intake or CaseState.AwaitingConsent))
            return null;
        State = CaseState.Active;
        return Changed(CaseEventKind.CaseActivated, change);
    }

    public CaseEvent Monitor(Change change) => Move(CaseVerb.Monitor, CaseState.Monitoring, CaseEventKind.CaseMonitored, change);

    public CaseEvent Pause(Change change) => Move(CaseVerb.Pause, CaseState.Paused, CaseEventKind.CasePaused, change);

    public CaseEvent Resume(Change change) => Move(CaseVerb.Resume, CaseState.Active, CaseEventKind.CaseResumed, change);

    public CaseEvent Close(ClosingReason reason, Change change)
    {
        var closed = Move(CaseVerb.Close, CaseState.Closed, CaseEventKind.CaseClosed, change);
        ClosedBecause = reason;
        return closed;
    }

    public CaseEvent Reopen(Change change)
    {
        var reopened = Move(CaseVerb.Reopen, CaseState.Active, CaseEventKind.CaseReopened, change);
        ClosedBecause = null;
        return reopened;
    }

    /// <summary>She reads another language from now on: what is written to her, and her own sheets.</summary>
    public CaseEvent ReadIn(Language language, Change change)
    {
        Language = language;
        return CaseEvent.Of(Id, CaseEventKind.ReadingChanged, change, new EventFacts { Result = language.ToString() });
    }

    /// <summary>Keeps the case until the end of a day at least, for a reason such as a trial.</summary>
    /// <param name="until">From today on, ten years at most.</param>
    /// <param name="change">With a reason.</param>
    public CaseEvent Keep(DateOnly until, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (State == CaseState.Erased)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "An erased case cannot be kept.");
        if (string.IsNullOrWhiteSpace(change.Why))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Keeping a case longer needs a reason.");
        var today = DateOnly.FromDateTime(change.At.UtcDateTime);
        if (until < today || until > today.AddYears(10))
            throw new RuleBroken(BrokenRule.OutOfRange, "The day must lie between today and ten years from now.");
        KeepUntil = until;
        ChangedAt = change.At;
        return CaseEvent.Of(Id, CaseEventKind.CaseKept, change, new EventFacts { Result = until.ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
    }

    private CaseEvent Move(CaseVerb verb, CaseState to, CaseEventKind kind, Change change)
    {
        Require(verb);
        State = to;
        return Changed(kind, change);
    }

    private CaseEvent Changed(CaseEventKind kind, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        ChangedAt = change.At;
        return CaseEvent.Of(Id, kind, change);
    }

    /// <exception cref="RuleBroken">NotAllowedInThisState.</exception>
    public void Require(CaseVerb verb)
    {
        if (!Allows(verb))
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, $"A case that is {State} does not allow {verb}.");
    }
}

/// <summary>What is known when a case is opened; every part may be empty.</summary>
public sealed record CaseOpening
{
    public Language Language { get; init; }

    public string Country { get; init; } = "";

    public string CalledName { get; init; } = "";

    public string LegalName { get; init; } = "";

    public string Narrative { get; init; } = "";

    public string ChosenWord { get; init; } = "";
}

/// <summary>What one may want to do with a case; pages ask <see cref="Case.Allows"/> before they offer it.</summary>
public enum CaseVerb
{
    AddItems,
    RecordConsent,
    Assign,
    Draft,
    Send,
    Pause,
    Resume,
    Close,
    Reopen,
    Monitor,
}
