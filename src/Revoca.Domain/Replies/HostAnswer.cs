namespace Revoca.Domain.Replies;

/// <summary>What a host's answer can say. In the order in which one outweighs another when a text says several things.</summary>
public enum HostAnswer
{
    CounterNotice,
    PartlyRemoved,
    Removed,
    AlreadyGone,
    WantsId,
    WantsForm,
    NeedsExactUrl,
    NoViolation,
    Forwarded,
    OutOfScope,
    AsksWhoWeAre,
    TicketAcknowledgement,
}

/// <summary>What an advocate does next. Proposed by rule, decided by a person.</summary>
public enum NextStep
{
    AskForLegalAdvice,
    ListWhatRemains,
    CheckThatItIsGone,
    OfferMandateInsteadOfId,
    FillInTheForm,
    SendExactUrls,
    AnswerTheRefusal,
    AskForTheCustomersAnswer,
    WriteToTheRightHost,
    ExplainWhoWeAre,
    WaitForTheAnswer,
}

/// <summary>Where one phrase was found: the words as the host wrote them, with their place in the own text, in characters.</summary>
public sealed record TriageFinding(HostAnswer Answer, string Phrase, int At);

/// <summary>A date a host wrote, as written and as read; day before month where the order is open.</summary>
public sealed record DateInText(string Written, DateOnly Date);
