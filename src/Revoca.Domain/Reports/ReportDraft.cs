using Revoca.Domain.Cases;

namespace Revoca.Domain.Reports;

/// <summary>A report that is still being written. It has the id of the case it will open, so that the code given after the first step opens both.</summary>
public sealed class ReportDraft
{
    /// <summary>Days an unfinished report is kept after the last change; then it is erased with its keys.</summary>
    public const int KeptDays = 14;

    private ReportDraft()
    {
    }

    public CaseId CaseId { get; private set; }

    /// <summary>A random word in each of its forms: a form of another report, open in a second tab, is told apart.</summary>
    public string Tag { get; private set; } = "";

    public ReportAnswers Answers { get; private set; } = new();

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Grows with each step saved, so that two tabs cannot lose each other's answers.</summary>
    public int Version { get; private set; }

    public static ReportDraft Start(CaseId caseId, string tag, ReportAnswers answers, DateTimeOffset now) =>
        new() { CaseId = caseId, Tag = tag, Answers = answers, StartedAt = now, ChangedAt = now };

    public void Keep(ReportAnswers answers, DateTimeOffset now)
    {
        (Answers, ChangedAt) = (answers, now);
        Version++;
    }

    public bool IsForgottenAt(DateTimeOffset now) => now - ChangedAt >= TimeSpan.FromDays(KeptDays);
}
