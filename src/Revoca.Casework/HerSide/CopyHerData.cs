using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.HerSide;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;

namespace Revoca.Casework.HerSide;

/// <summary>A copy of what is kept about her (GDPR 15 and 20): one record for reading and for taking along. Locked addresses stay masked (domain rule 12).</summary>
public sealed class CopyHerData(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<HerData?> Run(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Cases.SingleOrDefaultAsync(x => x.Id == caseId, cancellation) is not { } opened)
            return null;
        db.Events.Add(CaseEvent.Of(caseId, CaseEventKind.DataCopied, new Change(Actor.Person, clock.GetUtcNow())));
        await db.SaveChangesAsync(cancellation);
        var authority = await db.AuthorityOf(caseId, cancellation);
        var notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        var reports = await db.Reports.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ToListAsync(cancellation);
        var locked = reports.Exists(report => report.MinorPossible);
        return new HerData(opened.Reference.Text, opened.OpenedAt, opened.State.ToString(), opened.CalledName, opened.LegalName, opened.Country)
        {
            Reports = [.. reports.Select(report => new CopiedReport(report.At, report.Role.ToString(), report.Text, locked ? "" : report.PastedLinks, report.SafeContact))],
            Items = [.. (await db.Items.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation))
                .Select(item => new CopiedItem(item.Number, item.Lock == ItemLock.Open ? item.Url.Canonical : "—", item.Availability.ToString(), item.AddedAt))],
            Decisions = [.. authority.Consents.Select(consent => new CopiedDecision(
                consent.AskedAt, consent.DecidedAt, consent.Towards.ToString(), consent.UpTo.ToString(), consent.StateAt(clock.GetUtcNow()).ToString()))],
            TakenBack = [.. (await db.Withdrawals.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation))
                .Select(one => new CopiedWithdrawal(one.StatedAt, one.ToWhom, one.Scope, one.GivenOn, one.DroppedAt))],
            Mandates = [.. authority.Mandates.Select(mandate => mandate.Reference)],
            Letters = [.. notices.Select(notice => new CopiedLetter(
                notice.Number, notice.Kind.ToString(), hosts.TryGet(notice.HostId, out var host) ? host.Name : notice.HostId.Value, notice.Delivery.ToString(), notice.SentAt))],
            Contact = (await db.HerSettings.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation) ?? HerSettings.For(caseId)).Contact,
            QuietDays = [.. (await db.HerSettings.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId, cancellation))?.Quiet ?? []],
            Questions = [.. (await db.Questions.AsNoTracking().Where(x => x.CaseId == caseId && x.EndedAt == null).ToListAsync(cancellation)).Select(question => question.Question)],
            Wishes = [.. (await db.Wishes.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.AskedAt).ToListAsync(cancellation))
                .Select(wish => new CopiedWish(wish.AskedAt, wish.Kind.ToString(), wish.DueAt, wish.DoneAt, wish.CancelledAt))],
            Files = locked ? [] : [.. (await db.Claims.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation))
                .Select(kept => new CopiedFile(kept.Number, kept.KeptAt, kept.Read().FileSha256))],
            Messages = [.. (await db.Messages.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ToListAsync(cancellation))
                .Select(message => new CopiedMessage(message.At, message.FromHer, message.Text))],
            History = [.. (await db.Events.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.At).ToListAsync(cancellation))
                .Select(told => new CopiedEvent(told.At, told.Kind.ToString(), told.ActorKind.ToString()))],
        };
    }

    public static byte[] Json(HerData data) => JsonSerializer.SerializeToUtf8Bytes(data, Readable);
}

/// <summary>Everything about her that is kept in clear words. What staff wrote for themselves about others is not in it.</summary>
public sealed record HerData(string Reference, DateTimeOffset OpenedAt, string State, string CalledName, string LegalName, string Country)
{
    public IReadOnlyList<CopiedReport> Reports { get; init; } = [];

    public IReadOnlyList<CopiedItem> Items { get; init; } = [];

    public IReadOnlyList<CopiedDecision> Decisions { get; init; } = [];

    /// <summary>Consents she once gave to others, and took back.</summary>
    public IReadOnlyList<CopiedWithdrawal> TakenBack { get; init; } = [];

    public IReadOnlyList<string> Mandates { get; init; } = [];

    public IReadOnlyList<CopiedLetter> Letters { get; init; } = [];

    /// <summary>How she may be reached.</summary>
    public SafeContact Contact { get; init; } = SafeContact.Silence;

    public IReadOnlyList<QuietSpan> QuietDays { get; init; } = [];

    /// <summary>Questions agreed on for a lost code. Their answers are kept in a form nobody can read, so none can be copied.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    public IReadOnlyList<CopiedWish> Wishes { get; init; } = [];

    /// <summary>Files she or the team described; empty while somebody under 18 may be depicted.</summary>
    public IReadOnlyList<CopiedFile> Files { get; init; } = [];

    public IReadOnlyList<CopiedMessage> Messages { get; init; } = [];

    public IReadOnlyList<CopiedEvent> History { get; init; } = [];
}

public sealed record CopiedReport(DateTimeOffset At, string By, string Text, string Addresses, string Contact);

public sealed record CopiedItem(int Number, string Address, string Seen, DateTimeOffset AddedAt);

public sealed record CopiedDecision(DateTimeOffset AskedAt, DateTimeOffset? DecidedAt, string Towards, string UpTo, string State);

public sealed record CopiedWithdrawal(DateTimeOffset At, string ToWhom, string Scope, DateOnly? GivenOn, DateTimeOffset? DroppedAt);

public sealed record CopiedLetter(int Number, string Kind, string To, string State, DateTimeOffset? SentAt);

public sealed record CopiedWish(DateTimeOffset At, string What, DateTimeOffset DueAt, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt);

public sealed record CopiedFile(int Number, DateTimeOffset At, string Sha256);

public sealed record CopiedMessage(DateTimeOffset At, bool FromHer, string Text);

public sealed record CopiedEvent(DateTimeOffset At, string What, string By);
