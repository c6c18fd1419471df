using Revoca.Domain.Hosts;
using Revoca.Domain.People;

namespace Revoca.Domain.Cases;

public readonly record struct TaskId(Guid Value) : IId<TaskId>
{
    public static TaskId New() => new(Guid.NewGuid());

    public static TaskId From(Guid value) => new(value);
}

/// <summary>What only a person can do.</summary>
public enum CaseTaskKind
{
    /// <summary>Nobody known can act for this domain: find its provider, CDN or registrar.</summary>
    FindUpstream,

    /// <summary>A known host has no verified channel: find and confirm one.</summary>
    FindChannel,

    /// <summary>A notice was not accepted for hours: look into it.</summary>
    SendingStuck,

    /// <summary>A host's answer needs a decision.</summary>
    AnswerHost,

    /// <summary>She wrote or decided something that staff must see.</summary>
    ReadMessage,

    /// <summary>The case is erased on a day that is near, unless somebody asks to keep it.</summary>
    EndIsNear,

    /// <summary>A colleague asks for a new code for her: another person confirms.</summary>
    ConfirmNewCode,

    /// <summary>Something that was gone is there again: write to its host anew.</summary>
    WriteAgain,

    /// <summary>Somebody showed a consent that seems valid: a lead looks, and somebody speaks with her, before anything more is written.</summary>
    ConsentShown,

    /// <summary>She took back what she once agreed to: the letter that says so is to be drafted.</summary>
    WriteWithdrawal,
}

/// <summary>A piece of work of a case that waits for a person.</summary>
public sealed class CaseTask
{
    private CaseTask()
    {
    }

    public TaskId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public CaseTaskKind Kind { get; private set; }

    public HostId? HostId { get; private set; }

    /// <summary>What it is about: a domain, a notice's number; sealed at rest.</summary>
    public string Subject { get; private set; } = "";

    public DateTimeOffset OpenedAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public static (CaseTask Task, CaseEvent Event) Open(CaseId caseId, CaseTaskKind kind, HostId? hostId, string subject, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var opened = new CaseTask
        {
            Id = TaskId.New(),
            CaseId = caseId,
            Kind = kind,
            HostId = hostId,
            Subject = subject,
            OpenedAt = change.At,
        };
        return (opened, opened.Happened(CaseEventKind.TaskOpened, change));
    }

    public CaseEvent Finish(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (DoneAt is not null)
            throw new RuleBroken(BrokenRule.AlreadyDone, "The task is done already.");
        DoneAt = change.At;
        return Happened(CaseEventKind.TaskDone, change);
    }

    private CaseEvent Happened(CaseEventKind kind, Change change) =>
        CaseEvent.Of(CaseId, kind, change, new EventFacts { HostId = HostId, Result = Kind.ToString() });
}
