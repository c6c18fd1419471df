using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.Evidence.Chains;

public readonly record struct TieId(Guid Value) : IId<TieId>
{
    public static TieId New() => new(Guid.NewGuid());

    public static TieId From(Guid value) => new(value);
}

/// <summary>What an advocate knows of the chain that no file says.</summary>
public enum TieKind
{
    /// <summary>A photo of her went into a model or a picture; the photo has a name only.</summary>
    SourcePhoto,

    /// <summary>One thing was made with another.</summary>
    MadeWith,

    /// <summary>A model, a prompt or a picture lies at an item of the case; or a search shows that item.</summary>
    FoundAt,
}

/// <summary>One tie between two nodes of a case's chain, said by a person.</summary>
public sealed class ChainTie
{
    /// <summary>Longest node name, in characters.</summary>
    public const int LongestName = 200;

    private ChainTie()
    {
    }

    public TieId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public TieKind Kind { get; private set; }

    /// <summary>A node's id as <see cref="CaseChain"/> forms it.</summary>
    public string From { get; private set; } = "";

    public string To { get; private set; } = "";

    /// <summary>What a source photo is called; empty for the others.</summary>
    public string Name { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static (ChainTie Tie, CaseEvent Event) Knot(CaseId caseId, TieKind kind, string from, string to, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (from == to || to.Length == 0 || (kind != TieKind.SourcePhoto && from.Length == 0))
            throw new RuleBroken(BrokenRule.NothingChosen, "A tie names two different things.");
        return (Made(caseId, kind, (from, to), "", change), Told(caseId, kind, CaseEventKind.ChainTied, change));
    }

    /// <param name="name">What people call the photo, such as "beach, summer 2021".</param>
    public static (ChainTie Tie, CaseEvent Event) FromPhoto(CaseId caseId, string name, string to, Change change)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(change);
        var called = name.Trim();
        if (called.Length is 0 or > LongestName || to.Length == 0)
            throw new RuleBroken(BrokenRule.NothingChosen, "A source photo needs a short name and what was made with it.");
        return (Made(caseId, TieKind.SourcePhoto, (CaseChain.PhotoIdOf(called), to), called, change), Told(caseId, TieKind.SourcePhoto, CaseEventKind.ChainTied, change));
    }

    /// <summary>It was a mistake: the history keeps that it was said and taken back.</summary>
    public CaseEvent Undo(Change change) => Told(CaseId, Kind, CaseEventKind.ChainUntied, change);

    private static ChainTie Made(CaseId caseId, TieKind kind, (string From, string To) nodes, string name, Change change) => new()
    {
        Id = TieId.New(),
        CaseId = caseId,
        Kind = kind,
        From = nodes.From,
        To = nodes.To,
        Name = name,
        At = change.At,
    };

    private static CaseEvent Told(CaseId caseId, TieKind kind, CaseEventKind what, Change change) =>
        CaseEvent.Of(caseId, what, change, new EventFacts { Result = kind.ToString() });
}
