using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Revoca.Casework.Mail;

/// <summary>Sends over SMTP with TLS or not at all. One connection a message: slow servers and broken sessions touch one notice only.</summary>
public sealed class Postman(SmtpOptions options) : IMailTransport
{
    public async Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var session = new SmtpSession(mail);
        using var sealedMessage = new SealedMessage(mail.Mime);
        var authority = new PrivateAuthority(options.PrivateAuthorities);
        try
        {
            if (await SignIn(session, authority, cancellation) is { } trouble)
                return trouble;
            var reply = await session.SendAsync(FormatOptions.Default, sealedMessage.Message, session.From, session.To, cancellation, sealedMessage);
            await Leave(session);
            return new SendResult.Accepted($"250 {reply}", options.IsHostServer ? AcceptedBy.HostServer : AcceptedBy.OwnRelay, session.Archived);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode is >= 400 and < 600 && e.ErrorCode is not SmtpErrorCode.SenderNotAccepted)
        {
            return Refusal(e);
        }
        catch (Exception e) when (MailTroubles.Of(e, authority.Refused) is not null)
        {
            // The filter has just seen that this is not null.
            return sealedMessage.WholeGiven
                ? new SendResult.Uncertain(e.Message)
                : new SendResult.NotReached(MailTroubles.Of(e, authority.Refused)!.Value, e.Message);
        }
    }

    /// <summary>Connects and signs in without sending anything; null when all is well. For the settings page.</summary>
    public async Task<SendResult.NotReached?> Check(CancellationToken cancellation)
    {
        using var session = new SmtpSession(new OutgoingMail("", default, options.User ?? "", ""));
        var authority = new PrivateAuthority(options.PrivateAuthorities);
        try
        {
            var trouble = await SignIn(session, authority, cancellation);
            await Leave(session);
            return trouble;
        }
        catch (Exception e) when (MailTroubles.Of(e, authority.Refused) is not null)
        {
            // The filter has just seen that this is not null.
            return new SendResult.NotReached(MailTroubles.Of(e, authority.Refused)!.Value, e.Message);
        }
    }

    private async Task<SendResult.NotReached?> SignIn(SmtpSession session, PrivateAuthority authority, CancellationToken cancellation)
    {
        session.Timeout = options.TimeoutSeconds * 1000;
        session.CheckCertificateRevocation = false;
        session.ServerCertificateValidationCallback = authority.Trusts;
        var tls = options.Tls == MailTls.Implicit ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        await session.ConnectAsync(options.Host, options.Port, tls, cancellation);
        if (options.User is null)
            return null;
        if (!session.Capabilities.HasFlag(SmtpCapabilities.Authentication))
            return new SendResult.NotReached(MailTrouble.SignInNotOffered, "The server offers no AUTH.");
        // A user without a password does not pass MailOptions.Faults.
        var password = options.Password ?? "";
        if (options.OAuth2)
            await session.AuthenticateAsync(new SaslMechanismOAuth2(options.User, password), cancellation);
        else
            await session.AuthenticateAsync(options.User, password, cancellation);
        return null;
    }

    private static SendResult Refusal(SmtpCommandException e)
    {
        var code = (int)e.StatusCode;
        if (code is 530 or 535 or 538)
            return new SendResult.NotReached(MailTrouble.SignInRefused, $"{code} {e.Message}");
        if (code >= 500 && e.Message.Contains("relay", StringComparison.OrdinalIgnoreCase))
            return new SendResult.NotReached(MailTrouble.RelayingRefused, $"{code} {e.Message}");
        return code >= 500 ? new SendResult.RefusedPermanently(code, e.Message) : new SendResult.RefusedForNow(code, e.Message);
    }

    private static async Task Leave(SmtpSession session)
    {
        try
        {
            await session.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception e) when (MailTroubles.Of(e, null) is not null)
        {
            // The message was accepted before; a server that hangs up at QUIT changes nothing.
        }
    }
}
