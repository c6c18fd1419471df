using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Storage;

namespace Revoca.CrashChild;

/// <summary>The way this process ends at a point: at once, with nothing flushed or undone, as by kill -9.</summary>
internal static class Falls
{
    private static int seen;

    /// <summary>The wanted point is "name" or "name:n" for the n-th time it is passed.</summary>
    public static void At(string wanted, string here)
    {
        var parts = wanted.Split(':');
        if (parts[0] != here || ++seen < (parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1))
            return;
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        self.Kill();
    }
}

/// <summary>Makes real contexts and falls around their saves.</summary>
internal sealed class FallingFactory(IDbContextFactory<CaseworkDb> real, string point) : IDbContextFactory<CaseworkDb>
{
    /// <summary>False while the process starts.</summary>
    public static bool Armed { get; set; }

    public CaseworkDb CreateDbContext()
    {
        var db = real.CreateDbContext();
        if (!Armed)
            return db;
        Falls.At(point, "context.opened");
        db.SavingChanges += (_, _) => Falls.At(point, db.Database.CurrentTransaction is null ? "claim.after" : "approve.beforeSave");
        // In an approval a save comes before its commit; everywhere else it is the commit.
        db.SavedChanges += (_, _) => Falls.At(point, db.Database.CurrentTransaction is null ? "saved.afterCommit" : "approve.beforeCommit");
        return db;
    }
}

/// <summary>Falls in the middle of reading a message.</summary>
internal sealed class FallingReader(string point) : IMailReader
{
    private readonly MailReading real = new();

    public Task<ReadMail?> Read(ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        Falls.At(point, "parse.mid");
        return real.Read(raw, cancellation);
    }

    public Task<byte[]?> Attachment(ReadOnlyMemory<byte> raw, int index, CancellationToken cancellation) => real.Attachment(raw, index, cancellation);
}

/// <summary>A clock that starts where it is told and then goes on as fast as any other.</summary>
internal sealed class LaterClock(DateTimeOffset start) : TimeProvider
{
    private readonly long begun = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(begun);
}
