using Revoca.Domain.Letters;

namespace Revoca.Domain.Replies;

/// <summary>The words an advocate starts from when answering a host. A draft: it goes through the same gate as every letter.</summary>
public static class PreparedAnswer
{
    /// <returns>Null where nothing is to be written: wait, look, or ask for advice first.</returns>
    public static string? For(NextStep step, Language language) => language switch
    {
        Language.English => English(step),
        Language.Italian => Italian(step),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No such language."),
    };

    private static string? English(NextStep step) => step switch
    {
        NextStep.OfferMandateInsteadOfId =>
            "We act for the person concerned under the written authority enclosed with our letter. An identity document is not needed to act on this request, "
            + "and we do not pass one on. If the law you apply asks for a further element, please name it and its basis.",
        NextStep.FillInTheForm =>
            "We have submitted the request through your form as well. Our letter stays valid: please treat both as one request and tell us its number.",
        NextStep.SendExactUrls =>
            "The exact addresses are numbered in the list attached to our letter, and again in items.csv. Please tell us the number of any that you cannot find.",
        NextStep.ListWhatRemains =>
            "Thank you for removing part of the content. The addresses listed below can still be reached; the request stands for each of them. Please tell us your decision and its reasons for each.",
        NextStep.AnswerTheRefusal =>
            "You have refused the request. Please tell us for each address the rule you applied, the reasons, and how the decision can be reviewed. We ask you to look again at the elements set out in our letter.",
        NextStep.AskForTheCustomersAnswer =>
            "Thank you for passing the request on. It was addressed to you as well: please tell us when and to whom you forwarded it, by when you expect an answer, and what you will do if there is none.",
        NextStep.WriteToTheRightHost =>
            "Thank you for your answer. Please name the provider that stores this content, or the customer whose service it is, so that we can address the request correctly.",
        NextStep.ExplainWhoWeAre =>
            "We are a helpline and write on behalf of the person concerned, under the written authority enclosed. Please send questions about it to this address.",
        NextStep.WaitForTheAnswer or NextStep.CheckThatItIsGone or NextStep.AskForLegalAdvice => null,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step without words."),
    };

    private static string? Italian(NextStep step) => step switch
    {
        NextStep.OfferMandateInsteadOfId =>
            "Agiamo per la persona interessata in base all'autorizzazione scritta allegata alla nostra lettera. Un documento d'identità non è necessario per dare seguito alla richiesta "
            + "e non lo trasmettiamo. Se la norma applicata richiede un altro elemento, vi preghiamo di indicarlo con la sua base.",
        NextStep.FillInTheForm =>
            "Abbiamo inviato la richiesta anche tramite il vostro modulo. La nostra lettera resta valida: vi preghiamo di trattarle come un'unica richiesta e di comunicarci il numero.",
        NextStep.SendExactUrls =>
            "Gli indirizzi esatti sono numerati nell'elenco allegato alla nostra lettera e nel file items.csv. Vi preghiamo di indicarci il numero di quelli che non trovate.",
        NextStep.ListWhatRemains =>
            "Grazie per aver rimosso una parte dei contenuti. Gli indirizzi qui sotto sono ancora raggiungibili; la richiesta vale per ciascuno. Vi preghiamo di comunicarci decisione e motivi per ognuno.",
        NextStep.AnswerTheRefusal =>
            "Avete respinto la richiesta. Vi preghiamo di indicare per ogni indirizzo la regola applicata, i motivi e come chiedere un riesame. Vi chiediamo di valutare di nuovo gli elementi della nostra lettera.",
        NextStep.AskForTheCustomersAnswer =>
            "Grazie per aver inoltrato la richiesta. Era rivolta anche a voi: vi preghiamo di dirci quando e a chi l'avete inoltrata, entro quando attendete risposta e che cosa farete se non arriva.",
        NextStep.WriteToTheRightHost =>
            "Grazie per la risposta. Vi preghiamo di indicarci il fornitore che conserva questi contenuti, o il cliente che gestisce il servizio, perché possiamo rivolgerci a chi è competente.",
        NextStep.ExplainWhoWeAre =>
            "Siamo un servizio di aiuto e scriviamo per conto della persona interessata, in base all'autorizzazione scritta allegata. Per domande vi preghiamo di scrivere a questo indirizzo.",
        NextStep.WaitForTheAnswer or NextStep.CheckThatItIsGone or NextStep.AskForLegalAdvice => null,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Un passo senza parole."),
    };
}
