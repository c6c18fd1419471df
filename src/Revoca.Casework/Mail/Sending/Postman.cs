using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Revoca.Casework.Mail;

/// <summary>Sends over SMTP with TLS or not at all. Messages of one burst share a connection, each with its own one recipient; after any trouble the next
/// starts on a new one, so that a broken session touches one notice only.</summary>
public sealed class Postman(SmtpOptions options) : IMailTransport, IDisposable
{
    // Servers count the messages of a connection, too; most allow a hundred.
    private const int MostOnOne = 50;
    private readonly SemaphoreSlim one = new(1, 1);
    private SmtpSession? kept;

    public async Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var sealedMessage = new SealedMessage(mail.Mime);
        await one.WaitAsync(cancellation);
        try
        {
            var again = kept is not null;
            var result = await Try(mail, sealedMessage, cancellation);
            // A connection kept too long is found dead at the first word: nothing was given, so a new one is no second letter.
            return again && result is SendResult.NotReached { Hint: MailTrouble.ConnectionLost or MailTrouble.TimedOut } && !sealedMessage.WholeGiven
                ? await Try(mail, sealedMessage, cancellation)
                : result;
        }
        finally
        {
            one.Release();
        }
    }

    public async Task Rest()
    {
        await one.WaitAsync();
        try
        {
            await Leave();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        kept?.Dispose();
        one.Dispose();
    }

    /// <summary>Connects and signs in without sending anything; null when all is well. For the settings page.</summary>
    public async Task<SendResult.NotReached?> Check(CancellationToken cancellation)
    {
        using var session = new SmtpSession();
        var authority = new PrivateAuthority(options);
        try
        {
            var trouble = await SignIn(session, authority, cancellation);
            await session.DisconnectAsync(quit: true, cancellation);
            return trouble;
        }
        catch (Exception e) when (MailTroubles.Of(e, authority.Refused) is not null)
        {
            // The filter has just seen that this is not null.
            return new SendResult.NotReached(MailTroubles.Of(e, authority.Refused)!.Value, e.Message);
        }
    }

    private async Task<SendResult> Try(OutgoingMail mail, SealedMessage sealedMessage, CancellationToken cancellation)
    {
        var authority = new PrivateAuthority(options);
        // Out of our hands while it is in use: whatever happens to it, it is not used again unless it ended well.
        var session = kept ?? new SmtpSession();
        kept = null;
        var keep = false;
        try
        {
            if (!session.IsConnected && await SignIn(session, authority, cancellation) is { } trouble)
                return trouble;
            session.Begin(mail);
            var reply = await session.SendAsync(FormatOptions.Default, sealedMessage.Message, session.From, session.To, cancellation, sealedMessage);
            keep = session.Carried < MostOnOne;
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
        finally
        {
            if (keep)
                kept = session;
            else
                await Leave(session);
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
        if (options.Tokens is { } tokens)
            await tokens.SignIn(session, options.User, cancellation);
        else if (options.OAuth2)
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

    private async Task Leave()
    {
        if (kept is not { } session)
            return;
        kept = null;
        await Leave(session);
    }

    private static async Task Leave(SmtpSession session)
    {
        try
        {
            if (session.IsConnected)
                await session.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception e) when (MailTroubles.Of(e, null) is not null)
        {
            // What was to be said was said before; a server that hangs up at QUIT changes nothing.
        }
        finally
        {
            session.Dispose();
        }
    }
}
