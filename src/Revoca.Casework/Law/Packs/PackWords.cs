using System.Globalization;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Law.Packs;

/// <summary>The words of a pack, in the language its authority reads. No adjective about the content, no name.</summary>
internal sealed class PackWords
{
    private readonly bool italian;

    private PackWords(bool italian) => this.italian = italian;

    public static PackWords In(Language language) => new(language == Language.Italian);

    public string Say(string english, string italianText) => italian ? italianText : english;

    /// <summary>Sorts as text, and says its zone.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public string Of(HarmSentence harm) => harm switch
    {
        HarmSentence.DailyLife => Say(
            "The continued publication restricts the daily life of the person concerned.", "La pubblicazione, che continua, limita la vita quotidiana della persona interessata."),
        HarmSentence.FurtherSpread => Say(
            "As long as it can be reached it can be copied and spread further.", "Finché è raggiungibile può essere copiato e diffuso ancora."),
        HarmSentence.Both => $"{Of(HarmSentence.DailyLife)} {Of(HarmSentence.FurtherSpread)}",
        _ => throw new ArgumentOutOfRangeException(nameof(harm), harm, "No such sentence."),
    };

    public string Of(PackGap gap) => gap.Kind switch
    {
        PackGapKind.NoRequest => Say("No request was sent to the host", "All'host non è stata inviata alcuna richiesta"),
        PackGapKind.NoProof => Say($"No proof of receipt for notice {gap.Number}", $"Nessuna prova di ricezione per la segnalazione {gap.Number}"),
        PackGapKind.TermNotOver => Say($"The term of notice {gap.Number} is not over on every reading", $"Il termine della segnalazione {gap.Number} non è scaduto secondo ogni lettura"),
        PackGapKind.NoExpiryLetter => Say("The host was not told in writing that the term has expired", "All'host non è stato scritto che il termine è scaduto"),
        PackGapKind.NotObserved => Say($"Nobody looked at item {gap.Number} after the request had left", $"Nessuno ha guardato l'elemento {gap.Number} dopo l'invio della richiesta"),
        PackGapKind.NothingLive => Say("Everything was seen to be gone", "Risulta tutto rimosso"),
        PackGapKind.ComplaintIncomplete => Say($"The complaint lacks: {gap.Detail}", $"Al reclamo manca: {gap.Detail}"),
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, "No such gap."),
    };

    public string Of(ReceiptProof proof) => proof switch
    {
        ReceiptProof.None => Say("none", "nessuna"),
        ReceiptProof.Presumed => Say("presumed: sent, receipt not proved", "presunta: inviata, ricezione non provata"),
        ReceiptProof.AcceptedByHost => Say("accepted by the host's own mail server", "accettata dal server di posta dell'host"),
        ReceiptProof.Ticket => Say("number given by the host", "numero dato dall'host"),
        ReceiptProof.DeliveryReceipt => Say("delivery receipt", "ricevuta di consegna"),
        _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, "No such proof."),
    };

    public string Of(Availability seen) => seen switch
    {
        Availability.Live => Say("reachable", "raggiungibile"),
        Availability.AccessRestricted => Say("behind a sign-in", "dietro un accesso"),
        Availability.GeoBlocked => Say("blocked in some countries", "bloccato in alcuni Paesi"),
        Availability.DelistedOnly => Say("no longer in the search results, still there", "non più nei risultati di ricerca, ancora presente"),
        Availability.Unavailable => Say("not reachable, one look", "non raggiungibile, un solo controllo"),
        Availability.Removed => Say("gone, two looks a day apart", "rimosso, due controlli a un giorno di distanza"),
        Availability.Moved => Say("moved", "spostato"),
        Availability.Reappeared => Say("there again", "di nuovo presente"),
        _ => Say("not known", "non noto"),
    };

    public string Of(HostDecision decision) => decision switch
    {
        HostDecision.Acknowledged => Say("receipt confirmed", "ricezione confermata"),
        HostDecision.InfoRequested => Say("more was asked for", "sono state chieste altre informazioni"),
        HostDecision.Forwarded => Say("passed on", "inoltrata"),
        HostDecision.Removed => Say("said to be removed", "rimozione dichiarata"),
        HostDecision.PartlyRemoved => Say("said to be removed in part", "rimozione parziale dichiarata"),
        HostDecision.Refused => Say("refused", "rifiutata"),
        HostDecision.AlreadyGone => Say("said to be gone already", "dichiarato già assente"),
        HostDecision.OutOfScope => Say("said not to be theirs", "dichiarato non di competenza"),
        HostDecision.CounterNotice => Say("contested by the uploader", "contestata da chi ha pubblicato"),
        _ => Say("no answer", "nessuna risposta"),
    };

    public string Of(CaseEvent told, PackContents pack)
    {
        var notice = pack.Notices.FirstOrDefault(one => one.Id == told.Notice)?.Number;
        var item = pack.Items.FirstOrDefault(one => one.Id == told.Item)?.Number;
        return told.Kind switch
        {
            CaseEventKind.NoticeSent or CaseEventKind.NoticeSubmitted => Say($"Notice {notice} sent", $"Segnalazione {notice} inviata"),
            CaseEventKind.NoticeDelivered => Say($"Receipt of notice {notice} proved", $"Ricezione della segnalazione {notice} provata"),
            CaseEventKind.NoticeBounced => Say($"Notice {notice} came back", $"Segnalazione {notice} respinta"),
            CaseEventKind.ReplyReceived => Say($"Message of the host about notice {notice}", $"Messaggio dell'host sulla segnalazione {notice}"),
            CaseEventKind.HostDecided => Say($"Host on item {item}, notice {notice}: ", $"Host su elemento {item}, segnalazione {notice}: ") + Of(Parse<HostDecision>(told.Result)),
            CaseEventKind.ItemObserved => Say($"Item {item} looked at: ", $"Elemento {item} controllato: ") + Of(Parse<Availability>(told.Result)),
            _ => throw new ArgumentOutOfRangeException(nameof(told), told.Kind, "Not part of a pack."),
        };
    }

    private static T Parse<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) ? value : default;
}
