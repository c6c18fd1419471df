namespace Revoca.Domain.Replies.Phrases;

internal static class GermanPhrases
{
    public static IReadOnlyList<AnswerPhraseRow> Rows { get; } =
    [
        new(HostAnswer.CounterNotice,
        [
            "gegendarstellung", "gegenanzeige", "gegenbenachrichtigung", "widerspruch des nutzers", "nutzer hat widersprochen",
            "kunde hat widersprochen", "nutzer bestreitet", "kunde bestreitet", "widerspricht ihrer",
        ]),
        new(HostAnswer.PartlyRemoved,
        [
            "teilweise entfernt", "teilweise gelöscht", "zum teil entfernt", "zum teil gelöscht", "einige der * entfernt",
            "einige der * gelöscht", "einen teil der * entfernt", "einen teil der * gelöscht", "die übrigen * verstoßen nicht",
        ]),
        new(HostAnswer.Removed,
        [
            "wurde entfernt", "wurden entfernt", "wurde gelöscht", "wurden gelöscht", "wurde gesperrt", "wurden gesperrt",
            "wurde deaktiviert", "wurden deaktiviert", "haben * entfernt", "haben * gelöscht", "haben * gesperrt", "haben * deaktiviert",
            "ist entfernt", "sind entfernt", "ist gelöscht", "sind gelöscht", "ist gesperrt", "sind gesperrt", "entfernt worden",
            "gelöscht worden", "gesperrt worden", "offline genommen", "vom netz genommen", "zugang * gesperrt", "zugriff * gesperrt",
            "unzugänglich gemacht",
        ]),
        new(HostAnswer.AlreadyGone,
        [
            "nicht mehr verfügbar", "nicht mehr abrufbar", "nicht mehr erreichbar", "nicht mehr online", "nicht mehr vorhanden",
            "nicht mehr auffindbar", "bereits entfernt", "bereits gelöscht", "bereits offline", "bereits gesperrt",
            "existiert nicht mehr", "existieren nicht mehr", "seite nicht gefunden", "nicht auffinden", "404-fehler",
        ]),
        new(HostAnswer.WantsId,
        [
            "kopie ihres ausweises", "kopie ihres personalausweises", "kopie eines ausweises", "kopie des ausweises", "ausweiskopie",
            "personalausweis", "reisepass", "ausweisdokument", "lichtbildausweis", "identitätsnachweis", "nachweis ihrer identität",
            "nachweis der identität", "ihre identität nachzuweisen", "ihre identität nachweisen", "identität bestätigen",
            "identität zu bestätigen", "identität prüfen", "identität überprüfen", "identität verifizieren", "identitätsprüfung",
            "selfie",
        ]),
        new(HostAnswer.WantsForm,
        [
            "füllen sie das formular", "formular aus", "unser formular", "das formular", "unserem formular", "online-formular",
            "onlineformular", "kontaktformular", "meldeformular", "webformular", "web-formular", "über das formular", "mit dem formular",
            "melden sie * über die app", "meldefunktion", "keine meldungen per e-mail",
        ]),
        new(HostAnswer.NeedsExactUrl,
        [
            "genaue url", "genauen url", "genaue adresse", "exakte url", "exakten url", "vollständige url", "vollständigen url",
            "konkrete url", "konkreten url", "genauen link", "genaue links", "genauen links", "direkten link", "direkte links",
            "direktlink", "teilen sie uns * url", "nennen sie uns * url", "senden sie uns * link",
            "inhalt nicht identifizieren", "inhalte nicht identifizieren", "nicht eindeutig zuordnen", "nicht lokalisieren",
        ]),
        new(HostAnswer.NoViolation,
        [
            "verstößt nicht", "verstoßen nicht", "verstösst nicht", "verstossen nicht", "kein verstoß", "keinen verstoß",
            "kein verstoss", "keinen verstoss", "keine verletzung", "keine rechtsverletzung", "nicht rechtswidrig", "nicht entfernen",
            "nicht löschen", "nicht gelöscht", "nicht entfernt", "nicht sperren", "nicht gesperrt", "keine maßnahmen",
            "keine massnahmen", "keine weiteren maßnahmen", "lehnen * ab", "abgelehnt", "zurückgewiesen", "nicht nachkommen",
            "nicht zu beanstanden",
        ]),
        new(HostAnswer.Forwarded,
        [
            "an unseren kunden weitergeleitet", "an den kunden weitergeleitet", "weitergeleitet", "weitergegeben", "weiterleiten wir",
            "haben unseren kunden informiert", "haben den kunden informiert", "unseren kunden benachrichtigt",
            "den kunden benachrichtigt", "unseren kunden kontaktiert", "kunden zur stellungnahme", "zur stellungnahme aufgefordert",
            "betreiber informiert",
        ]),
        new(HostAnswer.OutOfScope,
        [
            "nicht bei uns gehostet", "hosten * nicht", "nicht von uns gehostet", "nicht auf unseren servern", "nicht unser kunde",
            "kein kunde von uns", "nicht zuständig", "nicht verantwortlich", "lediglich registrar", "nur der registrar", "nur registrar",
            "wenden sie sich an den betreiber", "wenden sie sich an den hoster", "wenden sie sich bitte an den",
            "wenden sie sich bitte direkt an", "keinen einfluss", "keine kontrolle", "nicht in unserem netz",
            "außerhalb unserer zuständigkeit",
        ]),
        new(HostAnswer.AsksWhoWeAre,
        [
            "wer sind sie", "wen vertreten sie", "wen sie vertreten", "in wessen namen", "in wessen auftrag", "vollmacht",
            "bevollmächtigt", "vertretungsberechtigt", "nachweis ihrer berechtigung", "legitimation", "sind sie die abgebildete person",
            "in welchem verhältnis",
        ]),
        new(HostAnswer.TicketAcknowledgement,
        [
            "haben ihre anfrage erhalten", "haben ihre nachricht erhalten", "haben ihre meldung erhalten", "haben ihre e-mail erhalten",
            "haben ihr schreiben erhalten", "ihre anfrage ist eingegangen", "ihre meldung ist eingegangen",
            "ihre nachricht ist eingegangen", "ist bei uns eingegangen", "bestätigen den eingang", "eingangsbestätigung",
            "vielen dank für ihre anfrage", "vielen dank für ihre nachricht", "vielen dank für ihre meldung", "danke für ihre nachricht",
            "ticket wurde * erstellt", "ticket * eröffnet", "wurde ein ticket", "melden uns * bei ihnen", "wird geprüft",
            "wird derzeit geprüft", "werden * prüfen", "bearbeiten ihre anfrage", "in bearbeitung",
        ]),
    ];
}
