using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail.Tokens;
using Revoca.Casework.People;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Mail.Settings;

/// <summary>Keeps the mail servers staff typed in, sealed, and uses them at once. Secrets come in and never go out.</summary>
public sealed class ChangeMailSettings(IDbContextFactory<CaseworkDb> dbs, LearnMailSettings learn, CaseAccess access, AuditLog log, TimeProvider clock)
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
        var roles = await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        log.ActFor(db, AuditActor.Staff(by.Value, StaffRoles.NameOf(StaffPolicy.RoleFor(roles, DeskAct.ManageOrganisation) ?? StaffRole.Administrator)));
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
        var roles = await access.Require(db, by, DeskAct.ManageOrganisation, cancellation);
        log.ActFor(db, AuditActor.Staff(by.Value, StaffRoles.NameOf(StaffPolicy.RoleFor(roles, DeskAct.ManageOrganisation) ?? StaffRole.Administrator)));
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

    // A secret goes to the server, user and giver of tokens it was given for, and to no other.
    private static ServerSettings Whole(ServerSettings typed, ServerSettings? kept)
    {
        if (kept is null || (typed.Host, typed.User, typed.TokenEndpoint, typed.ClientId) != (kept.Host, kept.User, kept.TokenEndpoint, kept.ClientId))
            return typed;
        return typed with
        {
            Secret = typed.Secret.Length > 0 ? typed.Secret : kept.Secret,
            ClientSecret = typed.ClientSecret.Length > 0 ? typed.ClientSecret : kept.ClientSecret,
        };
    }

    private static MailServers WithoutSecrets(MailServers servers) => servers with
    {
        Smtp = servers.Smtp is { } smtp ? smtp with { Secret = "", ClientSecret = "" } : null,
        Imap = servers.Imap is { } imap ? imap with { Secret = "", ClientSecret = "" } : null,
        Archive = servers.Archive is { } archive ? archive with { Secret = "", ClientSecret = "" } : null,
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
        if (server.TokenEndpoint.Length > 0 && !TokenSource.IsEndpoint(server.TokenEndpoint))
            yield return ServerFault.TokenEndpointNotHttps;
        if (server.TokenEndpoint.Length > 0 && server.ClientId.Length == 0)
            yield return ServerFault.ClientIdMissing;
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
