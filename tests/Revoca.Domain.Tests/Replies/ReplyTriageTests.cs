using Revoca.Domain.Replies;

namespace Revoca.Domain.Tests.Replies;

public sealed class ReplyTriageTests
{
    [Theory]
    // English
    [InlineData(HostAnswer.Removed, "Hello, thank you for your report. The content has been removed from our platform.")]
    [InlineData(HostAnswer.Removed, "We have disabled access to both pages.")]
    [InlineData(HostAnswer.PartlyRemoved, "We removed 3 of the 5 URLs; the remaining ones do not violate our terms.")]
    [InlineData(HostAnswer.AlreadyGone, "The page you report is no longer available.")]
    [InlineData(HostAnswer.WantsId, "Before we can proceed we need a copy of a government-issued ID.")]
    [InlineData(HostAnswer.WantsForm, "We do not accept reports by email. Please use our online form: https://host.example/form")]
    [InlineData(HostAnswer.NeedsExactUrl, "Please provide the exact URLs of the content you refer to.")]
    [InlineData(HostAnswer.NoViolation, "We reviewed it and it does not violate our Community Guidelines.")]
    [InlineData(HostAnswer.NoViolation, "The content will not be removed.")]
    [InlineData(HostAnswer.NoViolation, "Your report was received, but we are unable to remove this content.")]
    [InlineData(HostAnswer.Forwarded, "We have forwarded your complaint to our customer.")]
    [InlineData(HostAnswer.OutOfScope, "This site is not hosted by us; we only provide DNS. Please contact the hosting provider.")]
    [InlineData(HostAnswer.CounterNotice, "The uploader has filed a counter-notice, attached.")]
    [InlineData(HostAnswer.AsksWhoWeAre, "Please tell us on whose behalf you write and send proof that you are authorised.")]
    [InlineData(HostAnswer.TicketAcknowledgement, "We have received your request. Your ticket number is 48213.")]
    [InlineData(HostAnswer.TicketAcknowledgement, "We received your request. If the content breaks our rules, it will be removed.")]
    [InlineData(HostAnswer.TicketAcknowledgement, "Your request is under review. Once the content has been removed, we will tell you.")]
    // Italian
    [InlineData(HostAnswer.Removed, "Gentile utente, i contenuti segnalati sono stati rimossi.")]
    [InlineData(HostAnswer.PartlyRemoved, "Abbiamo rimosso alcuni dei link indicati.")]
    [InlineData(HostAnswer.AlreadyGone, "La pagina non è più disponibile.")]
    [InlineData(HostAnswer.WantsId, "Per procedere occorre inviare copia di un documento d’identità.")]
    [InlineData(HostAnswer.WantsForm, "La preghiamo di compilare il modulo online.")]
    [InlineData(HostAnswer.NeedsExactUrl, "Vi chiediamo di fornirci gli URL esatti dei contenuti.")]
    [InlineData(HostAnswer.NoViolation, "Il contenuto segnalato non viola le nostre condizioni e non verrà rimosso.")]
    [InlineData(HostAnswer.Forwarded, "La Sua segnalazione è stata inoltrata al cliente.")]
    [InlineData(HostAnswer.OutOfScope, "Il sito non è ospitato sui nostri server; si rivolga al gestore.")]
    [InlineData(HostAnswer.CounterNotice, "L’utente ha contestato la richiesta.")]
    [InlineData(HostAnswer.AsksWhoWeAre, "Per conto di chi scrivete? Serve una procura.")]
    [InlineData(HostAnswer.TicketAcknowledgement, "Abbiamo ricevuto la Sua richiesta e Le risponderemo entro due giorni.")]
    // German
    [InlineData(HostAnswer.Removed, "Die gemeldeten Inhalte wurden gelöscht.")]
    [InlineData(HostAnswer.PartlyRemoved, "Die Inhalte wurden teilweise entfernt.")]
    [InlineData(HostAnswer.AlreadyGone, "Die Seite ist nicht mehr abrufbar.")]
    [InlineData(HostAnswer.WantsId, "Bitte senden Sie uns eine Kopie Ihres Personalausweises.")]
    [InlineData(HostAnswer.WantsForm, "Bitte füllen Sie das Formular auf unserer Webseite aus.")]
    [InlineData(HostAnswer.NeedsExactUrl, "Bitte nennen Sie uns die genaue URL.")]
    [InlineData(HostAnswer.NoViolation, "Der Inhalt verstößt nicht gegen unsere Richtlinien und wird nicht gelöscht.")]
    [InlineData(HostAnswer.Forwarded, "Wir haben Ihre Beschwerde an unseren Kunden weitergeleitet.")]
    [InlineData(HostAnswer.OutOfScope, "Wir sind nicht zuständig, bitte wenden Sie sich an den Betreiber.")]
    [InlineData(HostAnswer.CounterNotice, "Der Nutzer hat widersprochen.")]
    [InlineData(HostAnswer.AsksWhoWeAre, "Wen vertreten Sie? Bitte legen Sie eine Vollmacht vor.")]
    [InlineData(HostAnswer.TicketAcknowledgement, "Ihre Anfrage ist bei uns eingegangen. Ticketnummer: 2026030299.")]
    // French
    [InlineData(HostAnswer.Removed, "Les contenus signalés ont été supprimés.")]
    [InlineData(HostAnswer.PartlyRemoved, "Nous avons supprimé une partie des contenus.")]
    [InlineData(HostAnswer.AlreadyGone, "Cette page n’est plus en ligne.")]
    [InlineData(HostAnswer.WantsId, "Merci de joindre une copie de votre pièce d’identité.")]
    [InlineData(HostAnswer.WantsForm, "Veuillez utiliser notre formulaire de signalement.")]
    [InlineData(HostAnswer.NeedsExactUrl, "Merci de nous indiquer l’URL exacte.")]
    [InlineData(HostAnswer.NoViolation, "Ce contenu n’est pas manifestement illicite et ne sera pas supprimé.")]
    [InlineData(HostAnswer.Forwarded, "Nous avons transmis votre demande à notre client.")]
    [InlineData(HostAnswer.OutOfScope, "Nous n’hébergeons pas ce site ; veuillez contacter l’hébergeur.")]
    [InlineData(HostAnswer.CounterNotice, "Vous trouverez ci-joint une contre-notification.")]
    [InlineData(HostAnswer.AsksWhoWeAre, "À quel titre agissez-vous ? Merci de joindre un mandat.")]
    [InlineData(HostAnswer.TicketAcknowledgement, "Nous avons bien reçu votre demande.")]
    // Spanish
    [InlineData(HostAnswer.Removed, "Los contenidos denunciados han sido eliminados.")]
    [InlineData(HostAnswer.PartlyRemoved, "Hemos eliminado algunos de los enlaces.")]
    [InlineData(HostAnswer.AlreadyGone, "La página ya no está disponible.")]
    [InlineData(HostAnswer.WantsId, "Necesitamos una copia de su documento de identidad.")]
    [InlineData(HostAnswer.WantsForm, "Le rogamos que utilice nuestro formulario.")]
    [InlineData(HostAnswer.NeedsExactUrl, "Por favor, facilítenos la URL exacta.")]
    [InlineData(HostAnswer.NoViolation, "El contenido no infringe nuestras normas y no será eliminado.")]
    [InlineData(HostAnswer.Forwarded, "Hemos remitido su denuncia a nuestro cliente.")]
    [InlineData(HostAnswer.OutOfScope, "No alojamos ese sitio; póngase en contacto con el proveedor.")]
    [InlineData(HostAnswer.CounterNotice, "El usuario ha presentado una contranotificación.")]
    [InlineData(HostAnswer.AsksWhoWeAre, "¿A quién representa? Envíe un poder notarial.")]
    [InlineData(HostAnswer.TicketAcknowledgement, "Hemos recibido su solicitud.")]
    public void An_answer_is_proposed_from_its_words(HostAnswer expected, string text)
    {
        var triage = ReplyTriage.Read("Re: Request 2026-014", text);
        Assert.Equal(expected, triage.Proposed);
        Assert.Equal(Triage.StepAfter(expected), triage.NextStep);
        Assert.Contains(triage.Findings, finding => finding.Answer == expected && finding.Phrase.Length > 0);
    }

    [Theory]
    [InlineData("We have not removed anything yet.")]
    [InlineData("Once you confirm, the content will be removed.")]
    [InlineData("Wenn die Inhalte gelöscht wurden, melden wir uns.")]
    [InlineData("I contenuti non sono stati rimossi.")]
    [InlineData("Los enlaces no han sido eliminados.")]
    [InlineData("Les pages n’ont pas été supprimées, et si elles ont été supprimées un jour, nous l’ignorons.")]
    public void A_promise_a_condition_or_a_denial_is_no_removal(string text) =>
        Assert.DoesNotContain(HostAnswer.Removed, ReplyTriage.Read("", text).Answers);

    [Fact]
    public void Words_that_only_stand_in_the_quote_do_not_count()
    {
        var triage = ReplyTriage.Read("Re: x", "Hello,\nsee below.\n\nOn Mon, 2 Mar 2026 at 09:00 Advocates wrote:\n> The content has been removed elsewhere.\n");
        Assert.Null(triage.Proposed);
        Assert.Contains("removed elsewhere", triage.Text.Quoted, StringComparison.Ordinal);
        Assert.DoesNotContain("wrote:", triage.Text.Own, StringComparison.Ordinal);
    }

    [Fact]
    public void The_headers_Outlook_puts_before_a_quote_start_the_quote()
    {
        var text = ReplyText.Split("Gelöscht.\n\nVon: Advocates\nGesendet: Montag\nAn: abuse\nBetreff: Request\n\nPlease see the letter.");
        Assert.Equal("Gelöscht.", text.Own.Trim());
        Assert.StartsWith("Von: Advocates", text.Quoted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Your ticket number is 48213.", "48213")]
    [InlineData("[Ticket #HX-20991] received", "HX-20991")]
    [InlineData("Ticket-ID: ABC-123-456", "ABC-123-456")]
    [InlineData("Vorgangsnummer 2026030299", "2026030299")]
    [InlineData("Numero di pratica: 7731/… pratica n. 77315", "77315")]
    [InlineData("Votre référence n° 991827", "991827")]
    [InlineData("##-884421-##", "884421")]
    [InlineData("Case 04512333 was opened", "04512333")]
    public void Ticket_numbers_are_taken_over(string text, string number) => Assert.Contains(number, TicketNumbers.In(text));

    [Theory]
    [InlineData("Request 2026-014")]
    [InlineData("We got 300 reports in 2026.")]
    [InlineData("in case you wonder")]
    public void Other_numbers_are_not_tickets(string text) => Assert.Empty(TicketNumbers.In(text));

    [Theory]
    [InlineData("by 2026-03-05", 2026, 3, 5)]
    [InlineData("on 5 March 2026", 2026, 3, 5)]
    [InlineData("March 5th, 2026", 2026, 3, 5)]
    [InlineData("am 5. März 2026", 2026, 3, 5)]
    [InlineData("il 5 marzo 2026", 2026, 3, 5)]
    [InlineData("le 1er février 2026", 2026, 2, 1)]
    [InlineData("el 5 de agosto de 2026", 2026, 8, 5)]
    [InlineData("05.03.2026", 2026, 3, 5)]
    [InlineData("03/25/2026", 2026, 3, 25)]
    public void Dates_are_read_in_every_language(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Assert.Single(DatesInText.In(text)).Date);

    [Theory]
    [InlineData("31.02.2026")]
    [InlineData("version 10.0.4010")]
    [InlineData("5 potatoes 2026")]
    public void What_is_no_date_is_not_read_as_one(string text) => Assert.Empty(DatesInText.In(text));
}
