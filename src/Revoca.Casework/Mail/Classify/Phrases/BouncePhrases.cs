namespace Revoca.Casework.Mail.Classify.Phrases;

/// <summary>How mail servers say that a message did not arrive, or not yet. Compared with folded text.</summary>
internal static class BouncePhrases
{
    /// <summary>Subjects no person writes. Compared with the start.</summary>
    public static readonly PhraseList Subjects =
    [
        "undeliverable", "undelivered mail returned", "undelivered mail", "undeliverable mail", "undeliverable message",
        "mail delivery failed", "mail delivery failure", "mail delivery error",
        "delivery status notification", "delivery failure", "delivery failed", "delivery notification", "delivery report",
        "delivery problems", "delivery error", "delivery has failed", "delivery incomplete",
        "failure notice", "failure delivery", "returned mail", "returned to sender", "returned email", "mail could not be delivered",
        "message could not be delivered", "message delivery failure",
        "mail system error", "mail delivery subsystem", "nondeliverable mail", "non-delivery", "non delivery", "undeliverable:",
        "could not send message", "email delivery failure", "email delivery error",
        "notice: mail delivery status", "message status - undeliverable", "rejected:", "warning: could not send message",
        "warning: message", "unable to deliver", "unable to deliver your message", "bounced mail", "bounce:",
        "mailbox full", "user unknown", "unknown user", "message rejected", "message blocked", "mail failure", "mail error",
        "permanent error", "address not found", "recipient unknown",
        "delayed mail", "delivery delayed", "delivery delay", "delivery is delayed", "message delayed", "mail delivery delayed",
        "transient failure", "delayed:",
        "unzustellbar", "unzustellbare nachricht", "nicht zustellbar", "nachricht nicht zugestellt", "mail nicht zugestellt",
        "ihre nachricht konnte nicht zugestellt", "zustellung fehlgeschlagen", "zustellungsfehler", "unzustellbarkeit",
        "fehler bei der zustellung", "rückläufer", "zustellung verzögert", "verzögerte zustellung", "verspätete zustellung",
        "benachrichtigung zum übermittlungsstatus", "benachrichtigung über den zustellstatus",
        "non recapitabile", "messaggio non recapitato", "mancato recapito", "mancata consegna", "avviso di mancata consegna",
        "avviso di non accettazione", "impossibile recapitare", "errore di consegna", "errore nella consegna",
        "notifica di mancato recapito",
        "messaggio non consegnato", "consegna non riuscita", "recapito non riuscito", "posta non recapitata", "recapito ritardato",
        "consegna ritardata", "ritardo nella consegna", "notifica sullo stato del recapito", "indirizzo non trovato",
        "non remis", "non délivré", "message non remis", "non distribué", "mail non distribué", "message non distribué",
        "échec de la remise", "échec de remise", "échec de distribution", "échec d'envoi", "échec de livraison", "erreur de remise",
        "avis de non-remise", "avis de non remise",
        "retour à l'expéditeur", "remise différée", "remise retardée", "message retardé", "retard de remise",
        "notification d'état de remise", "impossible de remettre", "adresse introuvable",
        "no se puede entregar", "no entregado", "mensaje no entregado", "correo no entregado", "error de entrega",
        "error en la entrega", "fallo de entrega", "fallo en la entrega", "correo devuelto", "mensaje devuelto", "no se pudo entregar",
        "no se ha podido entregar",
        "entrega retrasada", "retraso en la entrega", "entrega demorada", "notificación del estado de entrega",
        "notificación de estado de entrega",
        "não entregue", "onbestelbaar", "niet bezorgd", "niet-bezorgd", "nie dostarczono", "niedostarczalne", "недоставленное", "系统退信",
        "退信",
    ];

    /// <summary>The first words of bounces that name no other sign; a human text never opens with them.</summary>
    public static readonly PhraseList Openings =
    [
        "this is the qmail-send program", "this is the mail system at host", "this is the postfix program",
        "this is the mail delivery agent at", "this message was created automatically by mail delivery software",
        "this message was created automatically by the mail system", "this is an automatically generated delivery status notification",
        "this is a delivery status notification", "this is an automatically generated message from sendgrid",
        "this report relates to a message you sent", "this is a permanent error; i've given up",
        "delivery has failed to these recipients", "diese nachricht wurde automatisch vom mailsystem",
        "this is the mail delivery system", "a message that you sent could not be delivered",
        "diese nachricht wurde automatisch von der mail-software", "dies ist eine automatisch erzeugte nachricht des mailservers",
        "questo messaggio e' stato generato automaticamente dal sistema di posta",
        "ce message a été créé automatiquement par le logiciel de messagerie",
        "ce message a été généré automatiquement par le serveur de messagerie",
        "este mensaje fue creado automáticamente por el programa de correo",
        "este mensaje ha sido creado automáticamente por el software de correo", "the original message was received at",
        "error de entrega a los siguientes destinatarios", "no se pudo entregar el mensaje a estos destinatarios",
        "fehler bei der nachrichtenzustellung an folgende empfänger", "recapito non riuscito per i seguenti destinatari",
        "impossibile recapitare il messaggio ai seguenti destinatari",
        "échec de la remise à ces destinataires", "hi. this is the", "delivery is delayed to these recipients",
    ];

    /// <summary>Sentences of refusal; they decide only together with a machine's sender or subject.</summary>
    public static readonly PhraseList Failed =
    [
        "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered", "was not delivered",
        "wasn't delivered", "were not delivered", "not be delivered", "has not been delivered", "have not been delivered",
        "failed to deliver", "unable to deliver",
        "did not reach", "could not be reached", "undeliverable", "delivery failed", "delivery has failed",
        "delivery to the following recipient", "delivery failure", "permanent error", "permanent failure", "permanent fatal errors",
        "permanently failed", "failed permanently", "gave up", "giving up", "given up",
        "wasn't able to deliver", "was not able to deliver", "not able to deliver", "message not delivered", "message blocked",
        "address not found", "user unknown", "unknown user", "no such user", "no such mailbox", "no mailbox here", "user not found",
        "mailbox unavailable", "mailbox not found",
        "does not exist", "doesn't have a", "recipient address rejected", "not listed in", "returned to you", "returned to sender",
        "returning message", "is undeliverable", "recipient name is not recognized", "message could not be", "mailbox full",
        "mailbox is full", "over quota", "inbox full", "no valid recipients",
        "failed addresses", "error occurred while trying to deliver", "following address failed", "following addresses failed",
        "following address(es) failed", "rejected your message", "was rejected by", "remote host said", "remote server replied",
        "remote server returned", "message that you sent was", "invalid recipient",
        "nicht zugestellt", "nicht zustellbar", "unzustellbar", "zustellung fehlgeschlagen", "zustellung ist fehlgeschlagen",
        "nicht ausgeliefert", "nicht übermittelt", "konnte nicht gefunden werden", "unbekannter empfänger", "empfänger unbekannt",
        "existiert nicht", "postfach voll", "postfach ist voll", "nicht erreicht",
        "non recapitabile", "non è stato recapitato", "non è stato possibile recapitare", "non è stato possibile consegnare",
        "non può essere recapitato", "impossibile recapitare", "impossibile consegnare", "mancata consegna", "mancato recapito",
        "non consegnato", "non recapitato", "non è stato consegnato", "non è stato trovato",
        "recapito non riuscito", "utente sconosciuto", "destinatario sconosciuto", "casella piena", "casella inesistente",
        "indirizzo inesistente", "non esiste",
        "n'a pas pu être remis", "n'a pas pu être délivré", "n'a pas pu être distribué", "n'a pas été remis", "n'a pas été distribué",
        "n'a pu être délivré", "n'a pu être remis", "non remis", "échec de la remise", "impossible de remettre",
        "impossible de délivrer", "impossible de distribuer", "utilisateur inconnu", "destinataire inconnu",
        "introuvable", "n'existe pas", "boîte pleine", "boîte aux lettres pleine", "boîte de réception pleine",
        "no se pudo entregar", "no se ha podido entregar", "no ha podido ser entregado", "no pudo ser entregado",
        "no se puede entregar", "no fue entregado", "error de entrega", "fallo de entrega", "usuario desconocido",
        "destinatario desconocido", "no existe", "buzón lleno", "no se ha encontrado", "no se encontró",
        "não pôde ser entregue", "não foi entregue", "kon niet worden bezorgd", "nie mogła zostać dostarczona", "您的邮件被退回", "无法投递",
    ];

    /// <summary>Not yet, still trying: these win over sentences of refusal, which stand in the same reports.</summary>
    public static readonly PhraseList Delayed =
    [
        "has not yet been delivered", "have not yet been delivered", "not yet been delivered", "delivery attempts will continue",
        "you do not need to resend", "no need to resend", "do not need to resend your message", "will be retried", "will keep trying",
        "will continue to try", "continue trying to deliver", "is still being retried",
        "still trying to deliver", "gmail will retry", "this is a warning message only", "this is a warning only",
        "warning message only", "transient non-fatal errors", "delivery is delayed", "delivery has been delayed", "has been delayed",
        "delivery to the following recipients has been delayed", "delivery to these recipients has been delayed",
        "message delayed", "no action is required on your part", "could not be delivered for more than",
        "temporary problem delivering", "will try again for", "will be attempted again", "is delayed",
        "delivery status notification (delay)", "delivery incomplete", "will retry",
        "noch nicht zugestellt", "konnte bisher nicht zugestellt", "bislang nicht zugestellt", "zustellung verzögert",
        "verzögerte zustellung", "zustellung wird weiterhin versucht", "weitere zustellversuche", "wird weiterhin versucht",
        "wird weiter versucht", "verzögert sich", "hat sich verzögert", "nur eine warnung",
        "non è ancora stato recapitato", "non è stato ancora recapitato", "non è ancora stato consegnato",
        "non è stato ancora consegnato", "non ancora consegnato", "recapito ritardato", "è in ritardo", "è stato ritardato",
        "ritardo nella consegna", "consegna ritardata", "continuerà a tentare", "tentativi di consegna continueranno",
        "solo un avviso",
        "n'a pas encore été remis", "n'a pas encore été distribué", "n'a pas encore pu être", "pas encore été délivré",
        "remise différée", "est différée", "a été différée", "est retardée", "a été retardée", "remise retardée",
        "nouvelles tentatives", "tentatives de remise se poursuivront", "simple avertissement",
        "aún no se ha entregado", "todavía no se ha entregado", "aún no ha sido entregado", "todavía no ha sido entregado",
        "todavía no ha podido ser entregado", "aún no se ha podido entregar", "entrega retrasada", "se ha retrasado",
        "retraso en la entrega", "se seguirá intentando", "seguiremos intentando", "se volverá a intentar", "sólo una advertencia",
        "sólo un aviso",
    ];

    /// <summary>Said only when the sender has stopped trying; then a word of delay in the same text means the past.</summary>
    public static readonly PhraseList GivenUp =
    [
        "given up", "giving up", "gave up", "not going to try again", "permanent error", "permanent failure", "failed permanently",
        "permanent fatal errors", "in the queue too long", "retry timeout exceeded", "retry time not reached", "no longer be retried",
        "will not be retried", "won't be retried", "not be retried", "bounce message", "being returned", "delivery failed",
        "has failed",
    ];

    /// <summary>Display names of machines that return mail.</summary>
    public static readonly PhraseList SenderNames =
    [
        "mail delivery system", "mail delivery subsystem", "mail delivery service", "mailer-daemon", "mailer daemon",
        "mail administrator", "mail system", "system administrator", "systemadministrator", "amministratore del sistema",
        "administrateur système", "administrador del sistema",
        "microsoft outlook", "postmaster", "mail server", "internet mail delivery", "delivery notification", "mdaemon",
        "sistema di posta", "bounce",
    ];
}
