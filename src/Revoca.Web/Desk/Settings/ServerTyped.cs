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

    public string Authorities { get; set; } = "";

    public string Folder { get; set; } = "INBOX";

    public string AuthenticationServer { get; set; } = "";

    public void Fill(ServerSettings? kept)
    {
        Set = kept is not null;
        if (kept is null)
            return;
        (Host, Port, Tls, User, Secret, OAuth2) = (kept.Host, kept.Port, kept.Tls, kept.User, "", kept.OAuth2);
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
        Authorities = Authorities.Trim(),
        Folder = Folder.Trim(),
        AuthenticationServer = AuthenticationServer.Trim(),
    };
}
