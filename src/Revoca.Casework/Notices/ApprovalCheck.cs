using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Notices;

/// <summary>Whether a letter may leave: what the law asks for, what forbids it, and what an advocate decided about it.</summary>
internal static class ApprovalCheck
{
    /// <returns>Null when nothing stands in the way.</returns>
    public static Approval? Refusal(Notice notice, LetterValidity validity)
    {
        if (notice.Kind == LetterKind.DmcaNotice && notice.Copyright is null)
            return new Approval(notice.Id, ApprovalOutcome.CopyrightUnanswered);
        if (validity.Problems.Any(problem => problem is { Kind: ProblemKind.Gap }))
            return new Approval(notice.Id, ApprovalOutcome.LetterIncomplete) { Gaps = [.. validity.Problems.Where(problem => problem.Kind == ProblemKind.Gap).Select(problem => problem.Detail)] };
        if (validity.Problems.FirstOrDefault(problem => problem.Forbids) is { } forbidding)
            return new Approval(notice.Id, ApprovalOutcome.LetterForbidden) { Problem = forbidding.Kind };
        return notice.HasAccepted(validity.Missing) ? null : new Approval(notice.Id, ApprovalOutcome.ElementsMissing) { Gaps = validity.Missing };
    }
}
