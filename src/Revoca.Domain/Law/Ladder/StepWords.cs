using Revoca.Domain.Law.Bases;

namespace Revoca.Domain.Law.Ladder;

/// <summary>The names of the rungs and the reasons for proposing them, for advocates, in both languages.</summary>
public static class StepWords
{
    public static Bilingual Name(Rung rung) => rung switch
    {
        Rung.HashTool => new("Protect the pictures with StopNCII", "Proteggere le immagini con StopNCII"),
        Rung.SearchDelisting => new("Ask the search engines to delist", "Chiedere la deindicizzazione ai motori di ricerca"),
        Rung.UrgentRegulator => new("Report to the Garante (art. 144-bis)", "Segnalare al Garante (art. 144-bis)"),
        Rung.Reminder => new("Send a reminder", "Inviare un sollecito"),
        Rung.ExpiryLetter => new("Write that the term has expired", "Scrivere che il termine è scaduto"),
        Rung.RegulatorComplaint => new("Complain to the regulator", "Reclamare all'autorità"),
        Rung.Upstream => new("Write to the hosting provider and the CDN", "Scrivere al fornitore di hosting e alla CDN"),
        Rung.UpstreamOfUpstream => new("Write to the provider's provider", "Scrivere al fornitore del fornitore"),
        Rung.Registrar => new("Write to the registrar", "Scrivere al registrar"),
        Rung.Funding => new("Write to payment and advertising services", "Scrivere ai servizi di pagamento e pubblicità"),
        Rung.InternalComplaint => new("Lodge an internal complaint (DSA art. 20)", "Presentare reclamo interno (art. 20 DSA)"),
        Rung.Coordinator => new("Complain to the Digital Services Coordinator", "Reclamare al coordinatore dei servizi digitali"),
        Rung.DataProtectionComplaint => new("Complain to the data protection authority", "Reclamare all'autorità di protezione dei dati"),
        Rung.Police => new("Go to the police, if she decides so", "Rivolgersi alla polizia, se lei lo decide"),
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, "No such rung."),
    };

    public static Bilingual Why(StepReason reason) => reason switch
    {
        StepReason.FromTheStart => new("Can be done from the start, in parallel.", "Si può fare da subito, in parallelo."),
        StepReason.PrivateMaterialAtRisk => new("Private material may spread: the Garante decides within 48 hours.", "Materiale privato a rischio di diffusione: il Garante decide entro 48 ore."),
        StepReason.NoAnswerYet => new("The host has not decided yet.", "L'host non ha ancora deciso."),
        StepReason.TermExpired => new("The legal term has expired on every reading.", "Il termine di legge è scaduto secondo ogni lettura."),
        StepReason.ExpiryLetterSent => new("The host was told that the term has expired.", "All'host è stato scritto che il termine è scaduto."),
        StepReason.HostActsOnlyFromAbove => new("This host acts only when its provider does.", "Questo host agisce solo se lo fa il suo fornitore."),
        StepReason.HostNeverActs => new("This host is known not to act.", "È noto che questo host non agisce."),
        StepReason.StillLive => new("The items are still there after two days.", "Gli elementi sono ancora lì dopo due giorni."),
        StepReason.UpstreamSilent => new("The provider has not acted for three days.", "Il fornitore non ha agito per tre giorni."),
        StepReason.Refused => new("The host refused.", "L'host ha rifiutato."),
        StepReason.PaidContent => new("The content is sold.", "Il contenuto è a pagamento."),
        StepReason.DecisionAgainstUs => new("The decision went against us.", "La decisione è stata negativa."),
        StepReason.ProofRefuted => new("The consent shown to us is not hers.", "Il consenso che ci hanno mostrato non è suo."),
        StepReason.NoDecision => new("No decision within a week.", "Nessuna decisione entro una settimana."),
        StepReason.HerDecision => new("At any time; only she decides.", "In ogni momento; decide solo lei."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
    };
}
