using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Mail.Settings;

/// <summary>Lays what the desk has set over the configuration, in the very object every sender and reader of mail looks at.</summary>
public sealed class LearnMailSettings(IDbContextFactory<CaseworkDb> dbs, MailOptions live, AuditLog log, TimeProvider clock) : IDisposable
{
    private readonly SmtpOptions? smtp = live.Smtp;
    private readonly IList<ImapOptions> mailboxes = live.Mailboxes;
    private readonly string? archiveAddress = live.ArchiveAddress;
    private readonly SemaphoreSlim one = new(1, 1);
    private DateTimeOffset? known;

    /// <summary>Costs one small look-up while nothing has changed.</summary>
    public async Task Run(CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            var changed = await db.MailSettings.Select(x => (DateTimeOffset?)x.ChangedAt).SingleOrDefaultAsync(cancellation);
            if (changed == known)
                return;
            Apply(await db.MailSettings.AsNoTracking().SingleOrDefaultAsync(cancellation) is { } kept ? kept.Servers : new MailServers());
            known = changed;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private void Apply(MailServers set)
    {
        live.Smtp = set.Smtp is { } server ? server.Into(new SmtpOptions()) : smtp;
        live.ArchiveAddress = set.ArchiveAddress ?? archiveAddress;
        var inbox = set.Imap is { } imap ? [imap.IntoMailbox("desk", archive: false)] : mailboxes.Where(mailbox => !mailbox.IsArchive);
        var archives = set.Archive is { } archive ? [archive.IntoMailbox("desk-archive", archive: true)] : mailboxes.Where(mailbox => mailbox.IsArchive);
        live.Mailboxes = [.. inbox, .. archives];
        foreach (var account in live.Mailboxes.Cast<MailServerOptions>().Append(live.Smtp).OfType<MailServerOptions>())
            account.RefreshTokenChanged = Keep;
    }

    // A provider that gives a new refresh token lets the old one die, so the new one is stored wherever the old one stood. One that came with the
    // configuration cannot be written back; it lives until the next start.
    private async Task Keep(string old, string next)
    {
        await using var db = await dbs.CreateDbContextAsync();
        if (await db.MailSettings.SingleOrDefaultAsync() is not { } kept)
            return;
        var servers = kept.Servers;
        var renewed = servers with { Smtp = Renewed(servers.Smtp, old, next), Imap = Renewed(servers.Imap, old, next), Archive = Renewed(servers.Archive, old, next) };
        if (renewed == servers)
            return;
        log.ActFor(db, AuditActor.System);
        kept.Set(renewed, new Change(Actor.System, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private static ServerSettings? Renewed(ServerSettings? server, string old, string next) =>
        server is { TokenEndpoint.Length: > 0 } && server.Secret == old ? server with { Secret = next } : server;
}
