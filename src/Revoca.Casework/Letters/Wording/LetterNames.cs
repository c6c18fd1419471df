using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>What each kind is called within a sentence of another letter.</summary>
internal static class LetterNames
{
    internal static string Of(LetterKind kind, LetterWords words) => kind switch
    {
        LetterKind.TidaRequest => words.Say("a removal request under the TAKE IT DOWN Act", "una richiesta di rimozione ai sensi del TAKE IT DOWN Act"),
        LetterKind.Dsa16Notice => words.Say("a notice under Article 16 DSA", "una segnalazione ai sensi dell'art. 16 DSA"),
        LetterKind.GdprErasure => words.Say("a request under Articles 7(3), 17 and 21 GDPR", "una richiesta ex artt. 7, par. 3, 17 e 21 GDPR"),
        LetterKind.Garante144Bis => words.Say("a report under art. 144-bis of the Italian Privacy Code", "una segnalazione ex art. 144-bis del Codice privacy"),
        LetterKind.L71Request => words.Say("a request under art. 2 of Italian Law 71/2017", "un'istanza ex art. 2 L. 71/2017"),
        LetterKind.DmcaNotice => words.Say("a notice under 17 U.S.C. 512(c)(3)", "una notifica ai sensi di 17 U.S.C. 512(c)(3)"),
        LetterKind.ConsentDemand => words.Say("a request for proof of consent", "una richiesta di prova del consenso"),
        LetterKind.ConsentWithdrawal => words.Say("a withdrawal of consent", "una revoca del consenso"),
        LetterKind.DeindexRequest => words.Say("a request to remove search results", "una richiesta di rimozione di risultati di ricerca"),
        LetterKind.UpstreamAbuse => words.Say("an abuse report", "una segnalazione di abuso"),
        LetterKind.Reminder => words.Say("a reminder", "un sollecito"),
        LetterKind.TermExpired => words.Say("a letter on the expiry of the term", "una lettera sulla scadenza del termine"),
        LetterKind.Dsa20Complaint => words.Say("a complaint under Article 20 DSA", "un reclamo ai sensi dell'art. 20 DSA"),
        LetterKind.AgcomComplaint => words.Say("a complaint to AGCOM", "un reclamo all'AGCOM"),
        LetterKind.FtcComplaint => words.Say("a complaint to the FTC", "un reclamo alla FTC"),
        LetterKind.GaranteComplaint => words.Say("a complaint to the Garante", "un reclamo al Garante"),
        LetterKind.UkReport => words.Say("an intimate image content report", "una segnalazione ex s.20A Online Safety Act"),
        LetterKind.Mandate => words.Say("an authority to act", "una delega"),
        LetterKind.PreservationCard => words.Say("a preservation card", "una scheda di conservazione"),
        LetterKind.ErasureCertificate => words.Say("an erasure certificate", "un certificato di cancellazione"),
        LetterKind.ClosingSheet => words.Say("a closing sheet", "un foglio di chiusura"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such letter."),
    };
}
