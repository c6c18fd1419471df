namespace Revoca.Casework.Mail.Classify;

/// <summary>Receipts of Italian certified mail (PEC), which carry their meaning in X-Ricevuta and not in a DSN.</summary>
internal static class CertifiedMail
{
    public static Classification? Read(MailFacts mail)
    {
        var kind = mail.Header("X-Ricevuta")?.ToLowerInvariant() switch
        {
            "errore-consegna" or "non-accettazione" or "rilevazione-virus" => (MailClass?)MailClass.Bounce,
            "preavviso-errore-consegna" => MailClass.Delayed,
            "accettazione" or "avvenuta-consegna" or "presa-in-carico" => MailClass.Other,
            _ => null,
        };
        if (kind is null)
            return null;
        var failed = kind is MailClass.Bounce or MailClass.Delayed;
        var details = failed ? ReturnedMailDetails.From(mail) : null;
        return new Classification(kind.Value)
        {
            Hard = details is null ? null : kind == MailClass.Bounce && details.IsHard,
            Recipients = details?.Recipients ?? [],
            Status = details?.Status,
            Diagnostic = details?.Diagnostic,
            OriginalMessageId = OriginalMessage.Referred(mail) ?? OriginalMessage.OfReport(mail),
        };
    }
}
