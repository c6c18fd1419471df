namespace Revoca.Domain.Law.Bases;

/// <summary>One term of a legal basis: how long, counted how, from when, owed by whom.</summary>
public sealed record ClockRule
{
    public required string Name { get; init; }
    public required Bilingual What { get; init; }

    /// <summary>Number of units; null where the law gives no number ("without undue delay").</summary>
    public int? Amount { get; init; }
    public required TermUnit Unit { get; init; }
    public required CountingRule Rule { get; init; }
    public required ClockStart Start { get; init; }
    public required Bilingual StartsAt { get; init; }
    public required OwedBy OwedBy { get; init; }

    /// <summary>Whether missing the term costs us or her something; such a term is read as early as possible and never rolls forward.</summary>
    public bool BindsUs { get; init; }
    public ClockNature Nature { get; init; } = ClockNature.Law;

    /// <summary>The clock of the same basis this one replaces once an extension was announced in time.</summary>
    public string? Extends { get; init; }

    /// <summary>For unit Date: the day itself.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Hours after which we ask again. A habit of ours, never printed as law.</summary>
    public int? ChaseAfterHours { get; init; }
    public Bilingual? Counting { get; init; }
    public Bilingual? Note { get; init; }

    public bool HasNumber => Amount is not null && Unit is not TermUnit.None;

    /// <summary>Whether a letter may ever say that this term has expired: law only, and never a term of ours (rules 7 and 9).</summary>
    public bool MayBeAsserted => Nature is ClockNature.Law && !BindsUs && HasNumber && OwedBy is OwedBy.Host or OwedBy.Uploader;
}

/// <summary>Days and CalendarDays count alike; BusinessDays skips weekends and holidays; Date is a day fixed by law; None has no number.</summary>
public enum TermUnit { None, Hours, Days, CalendarDays, BusinessDays, Months, Date }

/// <summary>How a term is counted; the words a person reads are in docs/law.md.</summary>
public enum CountingRule
{
    None, ElapsedHours, Regulation1182, UsFederalBusinessDays, CommonCalendar, CommonCalendarNoRoll, ContinuousDays, UkBankHolidays, FixedDate,
}

/// <summary>Who has to act before the term ends.</summary>
public enum OwedBy { Host, Uploader, Regulator, DisputeBody, MemberState, Us }

/// <summary>The event a term starts from.</summary>
public enum ClockStart
{
    NoticeReceived, CounterNoticeReceived, RegulatorNoticeReceived, LaterRequestReceived, DecisionMade, DecisionKnown, FactKnown, FlagRaised,
    FixedDate, Unknown,
}

/// <summary>Law may be asserted; Policy is printed as a request; Unverified is not printed at all.</summary>
public enum ClockNature { Law, Policy, Unverified }
