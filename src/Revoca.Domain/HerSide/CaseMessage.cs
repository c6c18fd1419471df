using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.HerSide;

public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId New() => new(Guid.NewGuid());

    public static MessageId From(Guid value) => new(value);
}

/// <summary>What she and the team write to each other, on her page and on the desk; never by mail.</summary>
public sealed class CaseMessage
{
    /// <summary>Characters; a longer message is refused, not cut.</summary>
    public const int Longest = 20_000;

    private CaseMessage()
    {
    }

    public MessageId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public bool FromHer { get; private set; }

    public StaffId? Staff { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When the other side opened it first.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public string Text { get; private set; } = "";

    public static (CaseMessage Message, CaseEvent Event) Write(CaseId caseId, string text, Change change)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(change);
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleBroken(BrokenRule.NothingChosen, "An empty message says nothing.");
        if (text.Length > Longest)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, $"A message has at most {Longest} characters.");
        var fromHer = change.Who.Kind == ActorKind.Person;
        var written = new CaseMessage { Id = MessageId.New(), CaseId = caseId, FromHer = fromHer, Staff = change.Who.Staff, At = change.At, Text = text.Trim() };
        return (written, CaseEvent.Of(caseId, CaseEventKind.MessageWritten, change, new EventFacts { Result = fromHer ? "FromHer" : "FromTeam" }));
    }

    public void Open(DateTimeOffset now) => ReadAt ??= now;
}
