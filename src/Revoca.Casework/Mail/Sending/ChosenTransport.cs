namespace Revoca.Casework.Mail;

/// <summary>Sends over SMTP while a server is set, else writes to the pick-up folder. Looks at the settings for each message, for they may change.</summary>
public sealed class ChosenTransport(MailOptions options, string dataFolder) : IMailTransport, IDisposable
{
    private (SmtpOptions Options, Postman Postman)? chosen;

    public Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation) => Choose().Send(mail, cancellation);

    public Task Rest() => chosen?.Postman.Rest() ?? Task.CompletedTask;

    public void Dispose() => chosen?.Postman.Dispose();

    private IMailTransport Choose()
    {
        if (options.Smtp is not { } smtp)
            return new PickUpFolder(Path.Combine(dataFolder, options.PickUpFolder));
        if (chosen is not { } known || !ReferenceEquals(known.Options, smtp))
        {
            chosen?.Postman.Dispose();
            chosen = (smtp, new Postman(smtp));
        }

        return chosen.Value.Postman;
    }
}
