using System.Net.Sockets;
using System.Security.Authentication;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using Revoca.Casework.Mail.Tokens;

namespace Revoca.Casework.Mail;

/// <summary>Reads the reason out of what MailKit and the network throw, so that a person gets advice and not a stack trace.</summary>
internal static class MailTroubles
{
    /// <summary>Null for an exception that is no trouble of mail or network: that one is a bug and must surface.</summary>
    public static MailTrouble? Of(Exception exception, MailTrouble? certificate) => exception switch
    {
        TokenException token => token.Trouble,
        SslHandshakeException or System.Security.Authentication.AuthenticationException when certificate is not null => certificate,
        SslHandshakeException => MailTrouble.TlsFailed,
        MailKit.Security.AuthenticationException => MailTrouble.SignInRefused,
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => MailTrouble.SenderRefused,
        SmtpCommandException or SmtpProtocolException or ImapCommandException or ImapProtocolException => MailTrouble.ConnectionLost,
        SocketException socket => Of(socket),
        TimeoutException or OperationCanceledException => MailTrouble.TimedOut,
        ServiceNotConnectedException => MailTrouble.ConnectionLost,
        NotSupportedException => MailTrouble.TlsNotOffered,
        IOException { InnerException: SocketException inner } => Of(inner),
        IOException or InvalidCredentialException => MailTrouble.ConnectionLost,
        _ => null,
    };

    private static MailTrouble Of(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => MailTrouble.NameNotFound,
        SocketError.ConnectionRefused => MailTrouble.ConnectionRefused,
        SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable => MailTrouble.TimedOut,
        _ => MailTrouble.ConnectionLost,
    };
}
