namespace Revoca.Casework.Mail;

/// <summary>What to do about a trouble with mail, in the languages of the desk.</summary>
public static class MailAdvice
{
    public static string For(MailTrouble trouble, bool italian) => italian ? Italian(trouble) : English(trouble);

    private static string English(MailTrouble trouble) => trouble switch
    {
        MailTrouble.NameNotFound => "No server has this name. Check the host's spelling.",
        MailTrouble.ConnectionRefused => "The server does not answer on this port. Usual ports: 465 (TLS), 587 (STARTTLS), 993 (IMAP).",
        MailTrouble.TimedOut => "The server did not answer in time. A firewall may block the port.",
        MailTrouble.ConnectionLost => "The server hung up. Try again; if it stays so, ask your provider with the text below.",
        MailTrouble.TlsNotOffered => "The server offers no STARTTLS here. Choose TLS from the start (465 or 993); mail is never sent in clear.",
        MailTrouble.TlsFailed => "TLS could not be set up. The port may want STARTTLS, or the server is too old.",
        MailTrouble.CertificateNotTrusted => "The server's certificate is signed by nobody this machine knows. Give the file of your private authority.",
        MailTrouble.CertificateForAnotherName => "The certificate is for another name. Use the host name that stands in it.",
        MailTrouble.CertificateExpired => "The server's certificate has expired. Whoever runs the server must renew it.",
        MailTrouble.SignInRefused => "User or password was refused. Many providers want an app password.",
        MailTrouble.SignInNotOffered => "The server does not let anybody sign in on this port.",
        MailTrouble.TokenRefused => "Your provider gave no access token for the stored refresh token. Sign in there again and store the new one; check the client.",
        MailTrouble.TokenServerNotReached => "The address that gives access tokens does not answer. Check it, and whether this machine may reach it.",
        MailTrouble.SenderRefused => "The server does not let this account send with your address.",
        MailTrouble.RelayingRefused => "The server does not pass on mail to other domains for you. Sign in, or use your provider's relay.",
        MailTrouble.FolderNotWritable => "The pick-up folder cannot be written. Check its path and rights.",
        MailTrouble.FolderNotFound => "The mailbox has no folder of this name.",
        MailTrouble.ArchiveRefused => "The letter went, but the archive address was refused. Check it: without an archive a crash may send a letter twice.",
        MailTrouble.NotSetUp => "This mailbox is not set up.",
        MailTrouble.Other => "The server refused; its own words stand below.",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "A trouble without advice."),
    };

    private static string Italian(MailTrouble trouble) => trouble switch
    {
        MailTrouble.NameNotFound => "Nessun server ha questo nome. Controlli come è scritto l'host.",
        MailTrouble.ConnectionRefused => "Il server non risponde su questa porta. Porte consuete: 465 (TLS), 587 (STARTTLS), 993 (IMAP).",
        MailTrouble.TimedOut => "Il server non ha risposto in tempo. Un firewall può bloccare la porta.",
        MailTrouble.ConnectionLost => "Il server ha chiuso la connessione. Riprovi; se continua, mandi al fornitore il testo qui sotto.",
        MailTrouble.TlsNotOffered => "Qui il server non offre STARTTLS. Scelga TLS dall'inizio (465 o 993): la posta non parte mai in chiaro.",
        MailTrouble.TlsFailed => "Non è stato possibile avviare TLS. Forse la porta richiede STARTTLS, o il server è troppo vecchio.",
        MailTrouble.CertificateNotTrusted => "Il certificato del server non è firmato da un'autorità nota. Indichi il file della sua autorità privata.",
        MailTrouble.CertificateForAnotherName => "Il certificato è per un altro nome. Usi il nome dell'host che vi è scritto.",
        MailTrouble.CertificateExpired => "Il certificato del server è scaduto. Deve rinnovarlo chi gestisce il server.",
        MailTrouble.SignInRefused => "Utente o password rifiutati. Molti fornitori chiedono una password per le app.",
        MailTrouble.SignInNotOffered => "Su questa porta il server non permette l'accesso.",
        MailTrouble.TokenRefused => "Il fornitore non ha dato un token d'accesso per il token di rinnovo conservato. Acceda di nuovo presso il fornitore e conservi quello nuovo; controlli il client.",
        MailTrouble.TokenServerNotReached => "L'indirizzo che dà i token d'accesso non risponde. Lo controlli, e controlli se questa macchina può raggiungerlo.",
        MailTrouble.SenderRefused => "Il server non permette a questo account di scrivere con il suo indirizzo.",
        MailTrouble.RelayingRefused => "Il server non inoltra posta ad altri domini. Acceda con utente e password, o usi il relay del fornitore.",
        MailTrouble.FolderNotWritable => "Non si può scrivere nella cartella di uscita. Controlli percorso e permessi.",
        MailTrouble.FolderNotFound => "La casella non ha una cartella con questo nome.",
        MailTrouble.ArchiveRefused => "La lettera è partita, ma l'indirizzo d'archivio è stato rifiutato. Lo controlli: senza archivio, dopo un arresto, una lettera può partire due volte.",
        MailTrouble.NotSetUp => "Questa casella non è configurata.",
        MailTrouble.Other => "Il server ha rifiutato; le sue parole sono qui sotto.",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Un problema senza consiglio."),
    };
}
