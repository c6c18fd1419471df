using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Law.Clocks;

/// <summary>
/// The running clocks of one member of staff as an iCalendar file behind a secret address. It says references and times only: no name,
/// no host, no law, for calendars are synchronised to many places.
/// </summary>
public sealed class ClockCalendar(IDbContextFactory<CaseworkDb> dbs, ListClocks clocks, AuditLog log, TimeProvider clock)
{
    private const int SecretBytes = 32;

    /// <returns>The secret of a new address; the one before stops working. It is shown once: only its hash is kept.</returns>
    public async Task<string> Renew(StaffId staff, CancellationToken cancellation = default)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var both = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<CalendarFeed>().Where(x => x.Staff == staff).ExecuteDeleteAsync(cancellation);
        db.Add(new CalendarFeed(staff, HashOf(secret), clock.GetUtcNow()));
        log.Append(db, new AuditLine(AuditActor.Of(staff), "calendar.renew"));
        await db.SaveChangesAsync(cancellation);
        await both.CommitAsync(cancellation);
        return secret;
    }

    public async Task Stop(StaffId staff, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var both = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<CalendarFeed>().Where(x => x.Staff == staff).ExecuteDeleteAsync(cancellation);
        log.Append(db, new AuditLine(AuditActor.Of(staff), "calendar.stop"));
        await db.SaveChangesAsync(cancellation);
        await both.CommitAsync(cancellation);
    }

    /// <returns>The calendar, or null when the secret opens none.</returns>
    public async Task<string?> Read(string secret, bool italian, CancellationToken cancellation = default)
    {
        var hash = HashOf(secret);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(x => x.SecretSha256 == hash, cancellation) is not { } feed)
            return null;
        var list = await clocks.Run(feed.Staff, cancellation: cancellation);
        var calendar = new Ical.Net.Calendar { ProductId = "-//Revoca//Clocks//EN" };
        calendar.Events.AddRange(list.Rows.Where(row => row.NextMoment is not null).Select(row => Event(row, list.Now, italian)));
        return new CalendarSerializer().SerializeToString(calendar);
    }

    private static CalendarEvent Event(ClockRow row, DateTimeOffset now, bool italian)
    {
        var notice = row.NoticeNumber is { } number ? (italian ? $", segnalazione {number}" : $", notice {number}") : "";
        var ends = (row.Clock.Rule.BindsUs, italian) switch
        {
            (true, true) => "termine nostro",
            (true, false) => "our own term ends",
            (false, true) => "scade un termine",
            (false, false) => "a term ends",
        };
        var written = new CalendarEvent
        {
            Uid = Uid(row),
            Summary = $"{row.Reference.Text}{notice}: {ends}",
            Start = row.Clock.SafeDate is { } safe ? new CalDateTime(safe) : new CalDateTime((row.NextMoment ?? now).UtcDateTime),
            DtStamp = new CalDateTime(now.UtcDateTime),
        };
        foreach (var days in row.Clock.Rule.BindsUs ? [30, 7, 2] : Array.Empty<int>())
            written.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = written.Summary, Trigger = new Trigger(Duration.FromDays(-days)) });
        return written;
    }

    // The same clock keeps its identifier from one reading to the next, and it tells nothing of what it is made from.
    private static string Uid(ClockRow row)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{row.CaseId.Value:N}|{row.NoticeId?.Value:N}|{row.BasisId}|{row.Clock.Rule.Name}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)) + "@revoca";
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>A calendar address given to a member of staff; only the hash of its secret is kept.</summary>
public sealed class CalendarFeed
{
    private CalendarFeed()
    {
    }

    public CalendarFeed(StaffId staff, string secretSha256, DateTimeOffset madeAt) => (Staff, SecretSha256, MadeAt) = (staff, secretSha256, madeAt);

    public StaffId Staff { get; private set; }

    public string SecretSha256 { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }
}
