using System.Text.Json;
using Revoca.Casework.Mail.Tokens;
using Revoca.Domain.People;

namespace Revoca.Casework.Mail.Settings;

/// <summary>What staff set about mail on the desk: one row, its content sealed. It stands in place of the configuration's servers.</summary>
public sealed class MailSettings
{
    public const int TheOne = 1;

    private MailSettings()
    {
    }

    public MailSettings(MailServers servers, Change change)
    {
        Id = TheOne;
        Set(servers, change);
    }

    public int Id { get; private set; }

    /// <summary>JSON of <see cref="MailServers"/>; holds passwords, so it is sealed.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Workers read the content again when this has changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public StaffId? ChangedBy { get; private set; }

    public MailServers Servers => JsonSerializer.Deserialize<MailServers>(Content) ?? new MailServers();

    public void Set(MailServers servers, Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        (Content, ChangedAt, ChangedBy) = (JsonSerializer.Serialize(servers), change.At, change.Who.Staff);
    }
}

/// <summary>The servers staff may set. What is null is not set here: then the configuration's value stands.</summary>
public sealed record MailServers
{
    public ServerSettings? Smtp { get; init; }

    public ServerSettings? Imap { get; init; }

    /// <summary>The mailbox behind the archive address.</summary>
    public ServerSettings? Archive { get; init; }

    public string? ArchiveAddress { get; init; }
}

/// <summary>One server as typed in. TLS always: there is no way to say otherwise.</summary>
public sealed record ServerSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; }

    public MailTls Tls { get; init; }

    public string User { get; init; } = "";

    /// <summary>Password, OAuth2 access token or, with a token endpoint, refresh token; never shown again.</summary>
    public string Secret { get; init; } = "";

    public bool OAuth2 { get; init; }

    /// <summary>Where access tokens come from; empty: the secret is one.</summary>
    public string TokenEndpoint { get; init; } = "";

    public string ClientId { get; init; } = "";

    /// <summary>Never shown again; empty for a client without one.</summary>
    public string ClientSecret { get; init; } = "";

    public string Scope { get; init; } = "";

    /// <summary>The authorities to be trusted in place of the machine's, in PEM; empty for the machine's.</summary>
    public string Authorities { get; init; } = "";

    /// <summary>Mailboxes only.</summary>
    public string Folder { get; init; } = "INBOX";

    /// <summary>Mailboxes only: the name our receiving server signs Authentication-Results with; empty when it writes none.</summary>
    public string AuthenticationServer { get; init; } = "";

    internal T Into<T>(T options)
        where T : MailServerOptions
    {
        (options.Host, options.Port, options.Tls) = (Host, Port, Tls);
        (options.User, options.Password, options.OAuth2) = (User.Length > 0 ? User : null, Secret.Length > 0 ? Secret : null, OAuth2);
        options.Token = OAuth2 && TokenEndpoint.Length > 0 ? new TokenSource { Endpoint = TokenEndpoint, ClientId = ClientId, ClientSecret = ClientSecret, Scope = Scope } : null;
        options.AuthoritiesPem = Authorities.Length > 0 ? Authorities : null;
        return options;
    }

    internal ImapOptions IntoMailbox(string name, bool archive)
    {
        var options = Into(new ImapOptions());
        (options.Name, options.IsArchive, options.Folder) = (name, archive, Folder.Length > 0 ? Folder : "INBOX");
        options.AuthenticationServer = AuthenticationServer.Length > 0 ? AuthenticationServer : null;
        return options;
    }
}

/// <summary>What is wrong with one server as typed in.</summary>
public enum ServerFault
{
    HostMissing,
    PortOutOfRange,
    UserMissing,
    SecretMissing,
    AuthoritiesUnreadable,
    TokenEndpointNotHttps,
    ClientIdMissing,
    ArchiveNotAnAddress,
    ArchiveWithoutMailbox,
}
