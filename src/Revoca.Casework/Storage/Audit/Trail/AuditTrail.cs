using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Revoca.Casework.HerSide;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Notices;
using Revoca.Casework.People;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Watching;
using Revoca.Domain.People;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Storage.Audit;

/// <summary>
/// Reads off a save what it changes, so that no use case can forget to tell the log: each line of a case's history is a record,
/// and rows that changed without a word are recorded as what they are, by whoever is known to be behind the save.
/// </summary>
internal static class AuditTrail
{
    /// <summary>Rows whose changes are told by another row of the same save, or tell of no act of anybody.</summary>
    private static readonly HashSet<Type> Silent =
    [
        // The log itself.
        typeof(AuditRecord), typeof(AuditDetail), typeof(AuditHead), typeof(AuditName), typeof(AuditCheckpoint), typeof(AuditStamp),
        // Locks are made, renewed and thrown away by acts that are told by name: opening, a new code, a rotation, an erasure.
        typeof(KeyWrap),
        // What a search looks up; the row it was made of tells.
        typeof(BlindMark),
        // Clocks as they were last reckoned from facts that have been told.
        typeof(ClockMoment), typeof(StaleClocks),
        // Tries, leases and due times of a mail; its notice tells when it is queued, leaves or stops.
        typeof(OutboxMail),
        // The same of a sentence to her; the case tells when it left or did not.
        typeof(HerMail),
        // When the watch last tried a place; what it saw is an observation, and told.
        typeof(WatchTry),
        // How far a mailbox was read.
        typeof(MailboxCursor),
    ];

    /// <summary>How somebody reads the desk, and counters of the sign-in, which tells of itself.</summary>
    private static readonly HashSet<string> SilentOfStaff = new(StringComparer.Ordinal)
    {
        nameof(StaffMember.DarkTheme), nameof(StaffMember.Language), nameof(StaffMember.TimeZone),
        nameof(StaffMember.AccessFailedCount), nameof(StaffMember.LockoutEnd), nameof(StaffMember.ConcurrencyStamp),
    };

    public static IReadOnlyList<AuditLine> Of(CaseworkDb db, AuditPending? pending)
    {
        var changed = Changed(db);
        if (changed.Count == 0)
            return [];
        List<AuditLine> lines = [.. changed.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).OfType<CaseEvent>().Select(LineOf)];
        var told = lines.Concat(pending?.Lines ?? []).ToList();
        var cases = told.Select(line => line.CaseId).ToHashSet();
        foreach (var entry in changed.Where(entry => entry is not { Entity: CaseEvent, State: EntityState.Added } && !IsSilent(entry)))
        {
            var caseId = CaseOf(entry);
            if (caseId is null ? told.Count == 0 : !cases.Contains(caseId))
                lines.Add(LineOf(entry, caseId, pending?.By ?? AuthorOf(entry, caseId)));
        }

        return lines;
    }

    public static AuditLine LineOf(CaseEvent happened)
    {
        var caseId = happened.CaseId.Value;
        var who = Actor.From(happened.ActorKind, happened.Staff);
        return new AuditLine(AuditActor.Of(who, caseId), AuditActs.Of(happened.Kind))
        {
            CaseId = caseId,
            ObjectId = happened.Item?.Value ?? happened.Notice?.Value,
            Details = new EventDetails(happened.Id.Value.ToString("N"), happened.Count, happened.Result, happened.HostId?.Value)
            {
                Notice = happened.Item is null ? null : happened.Notice?.Value.ToString("N"),
                Why = happened.Why.Length > 0 ? happened.Why : null,
            },
        };
    }

    // The sealing that ran before has looked for changes already.
    private static List<EntityEntry> Changed(CaseworkDb db)
    {
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    // A report is written by whoever holds the code it was given with its first step.
    private static AuditActor AuthorOf(EntityEntry entry, Guid? caseId) =>
        entry.Entity is ReportDraft && caseId is { } id ? AuditActor.Person(id) : AuditActor.Unknown;

    private static bool IsSilent(EntityEntry entry) => Silent.Contains(entry.Metadata.ClrType)
        || (entry is { Entity: StaffMember, State: EntityState.Modified } && entry.Properties.Where(property => property.IsModified).All(property => SilentOfStaff.Contains(property.Metadata.Name)));

    private static AuditLine LineOf(EntityEntry entry, Guid? caseId, AuditActor by) => new(by, $"{Noun(entry)}.{Verb(entry.State)}")
    {
        CaseId = caseId,
        ObjectId = IdOf(entry),
        Details = new RowDetails(entry.State == EntityState.Modified ? [.. entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)] : null),
    };

    private static string Noun(EntityEntry entry) => entry.Entity switch
    {
        StaffMember => "staff",
        IdentityUserRole<Guid> => "staff-role",
        _ => AuditActs.Words(entry.Metadata.ClrType.Name.Split('`')[0].Replace("IdentityUser", "Staff", StringComparison.Ordinal), '-'),
    };

    private static string Verb(EntityState state) => state switch
    {
        EntityState.Added => "add",
        EntityState.Modified => "change",
        EntityState.Deleted => "remove",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static Guid? CaseOf(EntityEntry entry) => entry.Entity is Case own ? own.Id.Value
        : entry.Metadata.FindProperty("CaseId") is { } property ? GuidOf(entry.Property(property).CurrentValue) : null;

    private static Guid? IdOf(EntityEntry entry) => entry.Metadata.FindPrimaryKey()?.Properties is [var first, ..] ? GuidOf(entry.Property(first).CurrentValue) : null;

    // A strong id is a struct around one Guid, and its converter knows it.
    private static Guid? GuidOf(object? id) => id switch
    {
        Guid plain => plain,
        CaseId caseId => caseId.Value,
        not null when id.GetType().GetProperty("Value")?.GetValue(id) is Guid value => value,
        _ => null,
    };
}

/// <summary>What a record says of a line of history; sealed with the case.</summary>
internal sealed record EventDetails(
    string Event,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Count,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Host)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Why { get; init; }
}

/// <summary>Which columns of a row changed; the values stay where they are.</summary>
internal sealed record RowDetails([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Columns);
