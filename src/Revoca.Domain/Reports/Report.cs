using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Domain.Reports;

public readonly record struct ReportId(Guid Value) : IId<ReportId>
{
    public static ReportId New() => new(Guid.NewGuid());

    public static ReportId From(Guid value) => new(value);
}

/// <summary>On whose behalf somebody reports.</summary>
public enum ReporterRole
{
    Herself,
    Friend,
    Parent,
    Lawyer,
    Advocate,
}

/// <summary>What was told to us, by whom, when. It opens a case or joins one, and is never changed.</summary>
public sealed class Report
{
    private Report()
    {
    }

    public ReportId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    public ReporterRole Role { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Whether anyone under 18, or perhaps under 18, is depicted.</summary>
    public bool MinorPossible { get; private set; }

    /// <summary>What kind of thing happened, as far as the reporter said.</summary>
    public Happening Happening { get; private set; }

    /// <summary>What the reporter wrote.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The pasted links as they came, before any parsing: nothing is lost.</summary>
    public string PastedLinks { get; private set; } = "";

    /// <summary>How she may be reached, in her words; empty means silence.</summary>
    public string SafeContact { get; private set; } = "";

    public static Report File(CaseId caseId, ReportForm form, Change change)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(change);
        return new Report
        {
            Id = ReportId.New(),
            CaseId = caseId,
            Role = form.Role,
            At = change.At,
            MinorPossible = form.MinorPossible,
            Happening = form.Happening,
            Text = form.Text,
            PastedLinks = form.PastedLinks,
            SafeContact = form.SafeContact,
        };
    }
}

/// <summary>What a reporter filled in; every part but the role may be empty.</summary>
public sealed record ReportForm
{
    public ReporterRole Role { get; init; }

    public bool MinorPossible { get; init; }

    public Happening Happening { get; init; }

    public string Text { get; init; } = "";

    public string PastedLinks { get; init; } = "";

    public string SafeContact { get; init; } = "";
}
