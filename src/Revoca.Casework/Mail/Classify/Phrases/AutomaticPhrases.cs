namespace Revoca.Casework.Mail.Classify.Phrases;

/// <summary>What absent people's machines say. Compared with folded text.</summary>
internal static class AutomaticPhrases
{
    /// <summary>Starts of subjects, after Re: and its sisters are taken off.</summary>
    public static readonly PhraseList Subjects =
    [
        "out of office", "out of the office", "out-of-office", "ooo:", "ooo ", "automatic reply", "automatic response",
        "automated reply", "automated response", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response",
        "autoresponse", "autoresponder", "auto:", "[auto]", "[auto-reply]", "vacation", "on vacation", "away from", "i am away",
        "i'm away",
        "on leave", "annual leave", "on holiday", "maternity leave", "absence", "currently out of", "i am out of", "i'm out of",
        "this is an automatic", "this is an automated",
        "automatische antwort", "automatische rückantwort", "automatische rückmeldung", "automatische abwesenheit",
        "automatische nachricht", "automatische e-mail", "autoantwort", "auto-antwort", "abwesenheitsnotiz", "abwesenheitsnachricht",
        "abwesenheitsmeldung", "abwesenheitsassistent", "abwesenheit", "abwesend", "nicht im büro", "außer haus", "ausser haus",
        "im urlaub", "urlaub", "ich bin im urlaub", "urlaubsabwesenheit", "elternzeit",
        "risposta automatica", "risponditore automatico", "messaggio automatico", "risposta automatizzata", "autorisposta",
        "auto-risposta", "fuori ufficio", "fuori sede", "assente", "assenza", "assenza dall'ufficio", "in ferie", "sono in ferie",
        "chiusura estiva", "chiusura ufficio", "congedo",
        "réponse automatique", "reponse auto", "réponse d'absence", "message automatique", "message d'absence", "absence du bureau",
        "absent du bureau", "absente du bureau", "absent(e)", "absent", "absente", "notification d'absence", "avis d'absence",
        "en congé", "en congés", "en vacances", "hors du bureau", "congés", "je suis absent",
        "respuesta automática", "contestación automática", "mensaje automático", "auto-respuesta", "autorespuesta", "auto respuesta",
        "fuera de la oficina", "fuera de oficina", "ausente", "ausencia", "de vacaciones", "estoy de vacaciones", "aviso de ausencia",
        "en vacaciones", "permiso",
        "resposta automática", "fora do escritório", "automatisch antwoord", "afwezig", "afwezigheid", "autosvar", "automatisk svar",
        "automatyczna odpowiedź", "odpowiedź automatyczna", "automatická odpověď", "автоответ", "自动回复",
    ];

    /// <summary>Somebody is away: counted only near the beginning of a short message.</summary>
    public static readonly PhraseList Away =
    [
        "i am out of the office", "i'm out of the office", "i am currently out of", "i'm currently out of",
        "i will be out of the office", "i am away from", "i'm away from", "i am on vacation", "i'm on vacation", "i am on leave",
        "i'm on leave", "i am currently on leave", "i am on annual leave", "i am on holiday", "currently out of office",
        "i am away until", "i am on maternity leave", "i no longer work", "is no longer with the company", "i have left the company",
        "with limited access to e-mail", "with limited access to email", "this mailbox is not monitored", "this mailbox is unattended",
        "this email address is no longer monitored", "our office is closed",
        "i am out of office", "i'm out of office", "i will be out of office", "i am currently away", "i'm currently away", "i will be away",
        "i am currently on vacation", "i'm currently on vacation", "i am currently on holiday", "i am currently on annual leave",
        "i am on parental leave", "i am on paternity leave", "i am on sick leave", "i am on medical leave",
        "i am currently on parental leave", "i am currently on maternity leave", "i am currently on paternity leave",
        "i am currently on sick leave", "i am currently on medical leave", "i will be on leave", "i will be on vacation",
        "this is an automatic reply", "this is an automated reply", "this is an automatic response", "this is an auto-reply",
        "this is an autoreply", "this is an auto-response", "automatic vacation",
        "ich bin derzeit nicht im büro", "ich bin nicht im büro", "ich bin zurzeit nicht", "ich bin zur zeit nicht", "ich bin bis zum",
        "ich bin bis einschließlich", "ich bin ab dem", "ich befinde mich im urlaub", "ich bin im urlaub", "bin ich nicht im büro",
        "ich bin derzeit im urlaub", "ich bin zurzeit im urlaub", "ich bin aktuell im urlaub", "ich bin aktuell nicht im",
        "ich bin in elternzeit", "ich bin derzeit in elternzeit", "ich befinde mich derzeit im urlaub", "ich befinde mich in elternzeit",
        "ich befinde mich derzeit in elternzeit", "ich bin außer haus", "ich bin derzeit außer haus", "ich bin erst am", "ich bin erst ab",
        "ich bin derzeit abwesend", "ich bin abwesend", "dies ist eine automatische antwort",
        "dies ist eine automatisch generierte antwort", "ich bin am",
        "sono fuori ufficio", "sarò fuori ufficio", "sono assente", "sarò assente", "sono in ferie", "sarò in ferie",
        "sono attualmente fuori", "sono attualmente assente", "sono in congedo", "sono attualmente in congedo", "sono in malattia",
        "mi trovo fuori ufficio", "sarò in congedo", "non sono in ufficio", "non sarò in ufficio",
        "sono fuori sede", "sono attualmente in ferie", "il nostro ufficio è chiuso", "gli uffici sono chiusi",
        "gli uffici resteranno chiusi", "questa è una risposta automatica", "risposta automatica:",
        "je suis absent", "je suis actuellement absent", "je serai absent", "je suis en congé", "je suis actuellement en congé",
        "je serai en congé", "je serai en vacances", "je suis actuellement en vacances", "je suis actuellement en déplacement",
        "je suis en arrêt maladie", "je suis actuellement en arrêt", "je suis hors du bureau", "je suis actuellement hors du bureau",
        "je suis en vacances", "je suis en déplacement", "ceci est une réponse automatique", "actuellement en congé",
        "nos bureaux sont fermés",
        "estoy fuera de la oficina", "estaré fuera de la oficina", "me encuentro fuera de la oficina", "estoy de vacaciones",
        "estoy de baja", "me encuentro de baja", "estoy de permiso", "no estaré en la oficina", "no me encuentro en la oficina",
        "me encuentro de vacaciones", "estaré ausente", "estoy ausente", "esta es una respuesta automática",
        "nuestras oficinas permanecerán cerradas",
    ];

    /// <summary>A machine says so itself: counted where there is neither a ticket number nor a decision.</summary>
    public static readonly PhraseList Machine =
    [
        "this is an automated", "this is an automatic", "this is an auto-generated", "this is an autogenerated",
        "this message was generated automatically",
        "this email was generated automatically", "this e-mail was generated automatically", "automatically generated",
        "automated response", "automated reply", "auto-generated message",
        "dies ist eine automatische", "dies ist eine automatisch", "diese nachricht wurde automatisch",
        "diese e-mail wurde automatisch", "automatisch generierte", "automatisch erzeugte", "automatisch erstellte",
        "questo è un messaggio automatico", "questa è una risposta automatica", "questa è una mail automatica",
        "generato automaticamente", "generata automaticamente", "messaggio automatico",
        "ceci est un message automatique", "ceci est une réponse automatique", "généré automatiquement", "envoyé automatiquement",
        "message automatique",
        "este es un mensaje automático", "esta es una respuesta automática", "generado automáticamente", "mensaje automático",
        "respuesta automática",
    ];

    /// <summary>Challenges: the letter waits until a person proves to be one.</summary>
    public static readonly PhraseList Challenges =
    [
        "verify that you are human", "verify you are human", "verify you are a human", "confirm that you are human",
        "confirm you are human", "confirm you are a real person", "prove you are human", "prove that you are human",
        "you are a real person", "sender verification", "verify your email address to deliver", "verification required",
        "message is being held until", "messages from unknown senders", "message is being held", "your message has been held",
        "being held until you", "click the link below to verify", "click the link below to deliver",
        "click on the link to release", "reply to this message to confirm", "to deliver your message", "confirm your message",
        "please confirm your message", "challenge-response", "challenge/response", "anti-spam verification", "spam protection",
        "spamarrest", "boxbe", "is awaiting moderator approval", "awaits moderator approval", "one time request",
        "add you to my whitelist", "added to the whitelist", "to be added to my list of approved senders",
        "not on my approved senders list", "approved sender",
        "bestätigen sie bitte, dass sie", "bestätigen sie ihre nachricht", "um ihre nachricht zuzustellen", "dass sie kein roboter",
        "kein spam-versender", "absenderüberprüfung", "absenderbestätigung",
        "confermi di essere una persona", "conferma di essere una persona", "conferma di non essere un robot",
        "per recapitare il messaggio", "verifica del mittente", "per confermare l'invio",
        "confirmez que vous êtes", "confirmer que vous n'êtes pas un robot", "vous n'êtes pas un robot", "authentifier votre message",
        "authentification de l'expéditeur", "pour que votre message soit", "mailinblack", "demande d'authentification",
        "confirme que es una persona", "confirme que no es un robot", "demuestre que es una persona", "verificación del remitente",
        "confirmar el envío de su mensaje",
    ];
}
