namespace Revoca.Domain.Replies.Phrases;

internal static class ItalianPhrases
{
    public static IReadOnlyList<AnswerPhraseRow> Rows { get; } =
    [
        new(HostAnswer.CounterNotice,
        [
            "contronotifica", "contro-notifica", "contestazione dell'utente", "l'utente ha contestato", "l'utente contesta",
            "il cliente contesta",
        ]),
        new(HostAnswer.PartlyRemoved,
        [
            "parzialmente rimoss", "rimosso parzialmente", "rimosso in parte", "in parte rimoss", "rimosso alcuni", "rimosse alcune",
            "rimosso una parte", "alcuni * stati rimossi", "alcune * state rimosse", "rimosso * dei * link", "i restanti * non violano",
        ]),
        new(HostAnswer.Removed,
        [
            "stato rimosso", "stata rimossa", "stati rimossi", "state rimosse", "abbiamo rimosso", "abbiamo provveduto a rimuovere",
            "abbiamo provveduto alla rimozione", "provveduto alla rimozione", "provveduto a rimuovere", "abbiamo eliminato",
            "stato eliminato", "stata eliminata", "stati eliminati", "state eliminate", "stato cancellato", "stati cancellati",
            "state cancellate", "abbiamo cancellato", "abbiamo disabilitato", "accesso * disabilitato", "stato disattivato",
            "stati disattivati", "abbiamo disattivato", "stato oscurato", "stati oscurati", "abbiamo oscurato", "abbiamo bloccato",
            "stato bloccato", "account * sospeso", "stato sospeso",
        ]),
        new(HostAnswer.AlreadyGone,
        [
            "non è più disponibile", "non sono più disponibili", "non più disponibile", "non risulta più", "non risultano più",
            "non è più online", "non sono più online", "già stato rimosso", "già stati rimossi", "già rimoss", "già stato eliminato",
            "non esiste più", "non esistono più", "non è più presente", "non sono più presenti", "non troviamo il contenuto",
            "pagina non trovata", "errore 404",
        ]),
        new(HostAnswer.WantsId,
        [
            "copia di un documento", "copia del documento", "copia del suo documento", "copia di un suo documento",
            "documento d'identità", "documento di identità", "documento di riconoscimento", "carta d'identità", "carta di identità",
            "passaporto", "verificare la sua identità", "verificare la tua identità", "verificare l'identità",
            "confermare la sua identità", "prova della sua identità", "prova dell'identità", "comprovare la sua identità", "selfie",
        ]),
        new(HostAnswer.WantsForm,
        [
            "compilare il modulo", "compilare il form", "compili il modulo", "compila il modulo", "utilizzare il modulo",
            "utilizzare il nostro modulo", "utilizzi il modulo", "usare il modulo", "usi il modulo", "modulo online", "modulo web",
            "modulo di segnalazione", "tramite il modulo", "attraverso il modulo", "mediante il modulo", "modulo apposito",
            "apposito modulo", "apposito form", "tramite il nostro sito", "pulsante segnala", "segnalare dall'app",
            "non accettiamo segnalazioni via",
        ]),
        new(HostAnswer.NeedsExactUrl,
        [
            "url esatto", "url esatti", "l'url preciso", "url precisi", "url specifici", "url specifico", "url completo", "url completi",
            "indirizzo esatto", "indirizzo preciso", "link esatto", "link esatti", "link diretto", "link diretti", "link preciso",
            "link specifici", "indicare gli url", "indicarci gli url", "fornire l'url", "fornire gli url", "fornirci l'url",
            "fornirci gli url", "fornirci i link", "inviarci l'url", "inviarci i link", "inviarci il link", "elenco degli url",
            "non riusciamo a individuare", "non siamo in grado di individuare", "non è possibile individuare il contenuto",
        ]),
        new(HostAnswer.NoViolation,
        [
            "non viola", "non violano", "nessuna violazione", "non costituisce una violazione", "non costituisce violazione",
            "non abbiamo riscontrato violazioni", "non abbiamo riscontrato alcuna violazione", "non sono state riscontrate violazioni",
            "non è in violazione", "non rimuoveremo", "non verrà rimosso", "non verranno rimossi", "non sarà rimosso",
            "non saranno rimossi", "non possiamo rimuovere", "non siamo in grado di rimuovere", "non procederemo",
            "non possiamo procedere", "richiesta * respinta", "richiesta * rigettata", "respingiamo la", "rigettiamo la",
            "non è illecito", "non illecito", "non adotteremo",
        ]),
        new(HostAnswer.Forwarded,
        [
            "abbiamo inoltrato", "è stata inoltrata", "è stato inoltrato", "sono stati inoltrati", "inoltrato la sua",
            "inoltrato la vostra", "inoltrato al cliente", "inoltrata al cliente", "abbiamo trasmesso", "è stata trasmessa",
            "trasmesso al cliente", "abbiamo girato", "abbiamo informato il cliente", "abbiamo informato il nostro cliente",
            "abbiamo avvisato il cliente", "abbiamo contattato il cliente", "abbiamo contattato il nostro cliente",
            "abbiamo notificato al",
        ]),
        new(HostAnswer.OutOfScope,
        [
            "non è ospitato", "non sono ospitati", "non ospitiamo", "non è nostro cliente", "non è un nostro cliente",
            "non siamo il fornitore", "non siamo responsabili", "non siamo competenti", "non di nostra competenza",
            "siamo solo il registrar", "siamo soltanto il registrar", "esclusivamente il registrar", "si rivolga al",
            "rivolgersi al gestore", "rivolgersi al proprietario", "rivolgersi all'hosting", "contattare il gestore",
            "contattare il proprietario", "contattare direttamente il", "non abbiamo controllo", "non rientra nella nostra",
        ]),
        new(HostAnswer.AsksWhoWeAre,
        [
            "chi siete", "chi rappresentate", "chi rappresenta", "per conto di chi", "a nome di chi", "delega", "procura",
            "a che titolo", "in quale veste", "legale rappresentante", "mandato", "autorizzazione scritta", "siete autorizzati",
            "è autorizzato ad agire",
        ]),
        new(HostAnswer.TicketAcknowledgement,
        [
            "abbiamo ricevuto la sua", "abbiamo ricevuto la tua", "abbiamo ricevuto la vostra", "abbiamo ricevuto il suo",
            "abbiamo ricevuto il vostro", "abbiamo preso in carico", "presa in carico", "preso in carico", "è stata ricevuta",
            "è stata registrata", "la sua richiesta è stata", "la vostra richiesta è stata", "grazie per averci contattato",
            "grazie per averci scritto", "grazie per la segnalazione", "confermiamo la ricezione", "confermiamo di aver ricevuto",
            "le risponderemo", "vi risponderemo", "è stato aperto un ticket", "è stato aperto il ticket", "ticket * aperto",
        ]),
    ];
}
