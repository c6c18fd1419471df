using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Settings;

namespace Revoca.Web.Desk.Settings;

/// <summary>One mail server as it stands in the form.</summary>
public sealed class ServerTyped(int port)
{
    /// <summary>False: the configuration's value stands.</summary>
    public bool Set { get; set; }

    public string Host { get; set; } = "";

    public int Port { get; set; } = port;

    public MailTls Tls { get; set; }

    public string User { get; set; } = "";

    public string Secret { get; set; } = "";

    public bool OAuth2 { get; set; }

    public string TokenEndpoint { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public string Scope { get; set; } = "";

    public string Authorities { get; set; } = "";

    public string Folder { get; set; } = "INBOX";

    public string AuthenticationServer { get; set; } = "";

    public void Fill(ServerSettings? kept)
    {
        Set = kept is not null;
        if (kept is null)
            return;
        (Host, Port, Tls, User, Secret, OAuth2) = (kept.Host, kept.Port, kept.Tls, kept.User, "", kept.OAuth2);
        (TokenEndpoint, ClientId, ClientSecret, Scope) = (kept.TokenEndpoint, kept.ClientId, "", kept.Scope);
        (Authorities, Folder, AuthenticationServer) = (kept.Authorities, kept.Folder, kept.AuthenticationServer);
    }

    public ServerSettings? Settings => !Set ? null : new ServerSettings
    {
        Host = Host.Trim(),
        Port = Port,
        Tls = Tls,
        User = User.Trim(),
        Secret = Secret,
        OAuth2 = OAuth2,
        TokenEndpoint = OAuth2 ? TokenEndpoint.Trim() : "",
        ClientId = OAuth2 ? ClientId.Trim() : "",
        ClientSecret = OAuth2 ? ClientSecret : "",
        Scope = OAuth2 ? Scope.Trim() : "",
        Authorities = Authorities.Trim(),
        Folder = Folder.Trim(),
        AuthenticationServer = AuthenticationServer.Trim(),
    };
}
