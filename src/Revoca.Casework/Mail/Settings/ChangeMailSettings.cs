using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Casework.Mail.Settings;

/// <summary>Keeps the mail servers staff typed in, sealed, and uses them at once. Secrets come in and never go out.</summary>
public sealed class ChangeMailSettings(IDbContextFactory<CaseworkDb> dbs, LearnMailSettings learn, CaseAccess access, TimeProvider clock)
{
    /// <summary>What is set on the desk, its secrets left out; null while the configuration stands alone.</summary>
    public async Task<MailServers?> Find(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.MailSettings.AsNoTracking().SingleOrDefaultAsync(cancellation) is { } kept ? WithoutSecrets(kept.Servers) : null;
    }

    /// <param name="servers">An empty secret keeps the one that is stored for the same host and user.</param>
    /// <param name="by">Who changes them.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>What is wrong; empty when it was kept.</returns>
    public async Task<IReadOnlyList<ServerFault>> Run(MailServers servers, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(servers);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        var kept = await db.MailSettings.SingleOrDefaultAsync(cancellation);
        var whole = Whole(servers, kept?.Servers ?? new MailServers());
        if (Faults(whole) is { Count: > 0 } faults)
            return faults;
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        if (kept is null)
            db.MailSettings.Add(new MailSettings(whole, change));
        else
            kept.Set(whole, change);
        await db.SaveChangesAsync(cancellation);
        await learn.Run(cancellation);
        return [];
    }

    /// <summary>Forgets what was set here: the configuration stands again.</summary>
    public async Task Forget(StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        db.MailSettings.RemoveRange(await db.MailSettings.ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        await learn.Run(cancellation);
    }

    private static MailServers Whole(MailServers typed, MailServers kept) => typed with
    {
        Smtp = typed.Smtp is { } smtp ? Whole(smtp, kept.Smtp) : null,
        Imap = typed.Imap is { } imap ? Whole(imap, kept.Imap) : null,
        Archive = typed.Archive is { } archive ? Whole(archive, kept.Archive) : null,
    };

    // A secret goes to the server and user it was given for, and to no other.
    private static ServerSettings Whole(ServerSettings typed, ServerSettings? kept) =>
        typed.Secret.Length == 0 && kept is not null && typed.Host == kept.Host && typed.User == kept.User ? typed with { Secret = kept.Secret } : typed;

    private static MailServers WithoutSecrets(MailServers servers) => servers with
    {
        Smtp = servers.Smtp is { } smtp ? smtp with { Secret = "" } : null,
        Imap = servers.Imap is { } imap ? imap with { Secret = "" } : null,
        Archive = servers.Archive is { } archive ? archive with { Secret = "" } : null,
    };

    private static IReadOnlyList<ServerFault> Faults(MailServers servers)
    {
        var faults = Faults(servers.Smtp, mailbox: false).Concat(Faults(servers.Imap, mailbox: true)).Concat(Faults(servers.Archive, mailbox: true)).ToList();
        if (servers.ArchiveAddress is not null && !MailOptions.IsAddress(servers.ArchiveAddress))
            faults.Add(ServerFault.ArchiveNotAnAddress);
        if ((servers.ArchiveAddress is null) != (servers.Archive is null))
            faults.Add(ServerFault.ArchiveWithoutMailbox);
        return [.. faults.Distinct()];
    }

    private static IEnumerable<ServerFault> Faults(ServerSettings? server, bool mailbox)
    {
        if (server is null)
            yield break;
        if (Uri.CheckHostName(server.Host) == UriHostNameType.Unknown)
            yield return ServerFault.HostMissing;
        if (server.Port is < 1 or > 65535)
            yield return ServerFault.PortOutOfRange;
        if (mailbox && server.User.Length == 0)
            yield return ServerFault.UserMissing;
        if (server.User.Length > 0 && server.Secret.Length == 0)
            yield return ServerFault.SecretMissing;
        if (server.Authorities.Length > 0 && !IsPem(server.Authorities))
            yield return ServerFault.AuthoritiesUnreadable;
    }

    private static bool IsPem(string text)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(text);
            return certificates.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>Lays what the desk has set over the configuration, in the very object every sender and reader of mail looks at.</summary>
public sealed class LearnMailSettings(IDbContextFactory<CaseworkDb> dbs, MailOptions live) : IDisposable
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
    }
}
