namespace Revoca.Domain.Replies;

/// <summary>What rules read in a reply. A proposal: nothing changes before a person confirms it.</summary>
public sealed record Triage(ReplyText Text, IReadOnlyList<TriageFinding> Findings, IReadOnlyList<string> Tickets, IReadOnlyList<DateInText> Dates)
{
    /// <summary>Every answer the text may give, the weightiest first; empty when no rule matched and a person must read.</summary>
    public IReadOnlyList<HostAnswer> Answers { get; } = [.. Findings.Select(finding => finding.Answer).Distinct().Order()];

    /// <summary>The answers that decide something: all but an acknowledgement.</summary>
    public IReadOnlyList<HostAnswer> Decisions { get; } =
        [.. Findings.Select(finding => finding.Answer).Where(answer => answer != HostAnswer.TicketAcknowledgement).Distinct().Order()];

    /// <summary>The answer to propose, or null.</summary>
    public HostAnswer? Proposed => Answers.Count > 0 ? Answers[0] : null;

    public NextStep? NextStep => Proposed is { } answer ? StepAfter(answer) : null;

    /// <summary>The step each answer leads to.</summary>
    public static NextStep StepAfter(HostAnswer answer) => answer switch
    {
        HostAnswer.CounterNotice => Replies.NextStep.AskForLegalAdvice,
        HostAnswer.PartlyRemoved => Replies.NextStep.ListWhatRemains,
        HostAnswer.Removed or HostAnswer.AlreadyGone => Replies.NextStep.CheckThatItIsGone,
        HostAnswer.WantsId => Replies.NextStep.OfferMandateInsteadOfId,
        HostAnswer.WantsForm => Replies.NextStep.FillInTheForm,
        HostAnswer.NeedsExactUrl => Replies.NextStep.SendExactUrls,
        HostAnswer.NoViolation => Replies.NextStep.AnswerTheRefusal,
        HostAnswer.Forwarded => Replies.NextStep.AskForTheCustomersAnswer,
        HostAnswer.OutOfScope => Replies.NextStep.WriteToTheRightHost,
        HostAnswer.AsksWhoWeAre => Replies.NextStep.ExplainWhoWeAre,
        HostAnswer.TicketAcknowledgement => Replies.NextStep.WaitForTheAnswer,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "An answer without a next step."),
    };
}
