namespace Revoca.Domain.Replies.Phrases;

internal static class FrenchPhrases
{
    public static IReadOnlyList<AnswerPhraseRow> Rows { get; } =
    [
        new(HostAnswer.CounterNotice,
        [
            "contre-notification", "contre notification", "contre-notice", "l'utilisateur conteste", "l'utilisateur a contesté",
            "le client conteste", "notre client conteste",
        ]),
        new(HostAnswer.PartlyRemoved,
        [
            "partiellement supprimé", "partiellement retiré", "supprimé en partie", "retiré en partie", "supprimé une partie",
            "retiré une partie", "supprimé certain", "retiré certain", "certains * ont été supprimés", "certains * ont été retirés",
            "les autres * n'enfreignent pas",
        ]),
        new(HostAnswer.Removed,
        [
            "a été supprimé", "ont été supprimé", "a été retiré", "ont été retiré", "avons supprimé", "avons retiré",
            "avons bien supprimé", "avons procédé au retrait", "avons procédé à la suppression", "procédé à la suppression",
            "procédé au retrait", "a été désactivé", "ont été désactivé", "avons désactivé", "a été bloqué", "ont été bloqué",
            "avons bloqué", "rendu inaccessible", "rendus inaccessibles", "mis hors ligne", "compte * suspendu", "a été suspendu",
        ]),
        new(HostAnswer.AlreadyGone,
        [
            "n'est plus disponible", "ne sont plus disponibles", "n'est plus en ligne", "ne sont plus en ligne", "n'est plus accessible",
            "ne sont plus accessibles", "déjà été supprimé", "déjà supprimé", "déjà été retiré", "déjà retiré", "n'existe plus",
            "n'existent plus", "page introuvable", "contenu introuvable", "erreur 404",
        ]),
        new(HostAnswer.WantsId,
        [
            "pièce d'identité", "copie de votre carte d'identité", "carte d'identité", "copie de votre passeport", "passeport",
            "justificatif d'identité", "justifier de votre identité", "justifier votre identité", "vérifier votre identité",
            "vérifier l'identité", "confirmer votre identité", "preuve de votre identité", "preuve d'identité", "selfie",
        ]),
        new(HostAnswer.WantsForm,
        [
            "remplir le formulaire", "remplir notre formulaire", "remplissez le formulaire", "compléter le formulaire",
            "utiliser le formulaire", "utiliser notre formulaire", "utilisez le formulaire", "via le formulaire", "via notre formulaire",
            "au moyen du formulaire", "formulaire en ligne", "formulaire de signalement", "formulaire de contact", "formulaire dédié",
            "formulaire suivant", "bouton signaler", "n'acceptons pas les signalements par",
        ]),
        new(HostAnswer.NeedsExactUrl,
        [
            "url exacte", "url exactes", "url précise", "url précises", "url complète", "url complètes", "adresse exacte",
            "adresses exactes", "lien exact", "liens exacts", "lien direct", "liens directs", "lien précis", "liens précis",
            "l'url du contenu", "les url des", "liste des url", "nous fournir les url", "nous fournir l'url", "nous communiquer les url",
            "nous communiquer l'url", "nous indiquer l'url", "nous transmettre les liens", "nous transmettre le lien",
            "identifier le contenu", "localiser le contenu",
        ]),
        new(HostAnswer.NoViolation,
        [
            "n'enfreint pas", "n'enfreignent pas", "ne viole pas", "ne violent pas", "aucune violation", "pas de violation",
            "aucune infraction", "ne contrevient pas", "ne contreviennent pas", "n'est pas illicite", "n'est pas manifestement illicite",
            "ne sont pas manifestement illicites", "pas manifestement illicite", "ne supprimerons pas", "ne sera pas supprimé",
            "ne seront pas supprimés", "ne sera pas retiré", "ne seront pas retirés", "ne pouvons pas supprimer",
            "ne pouvons pas retirer", "ne pouvons donner suite", "ne pouvons pas donner suite", "ne pouvons pas accéder à votre demande",
            "demande * rejetée", "demande * refusée", "aucune mesure", "est conforme à nos", "conforme à nos règles",
        ]),
        new(HostAnswer.Forwarded,
        [
            "avons transmis", "a été transmis", "a été transmise", "transmis à notre client", "avons transféré", "a été transférée",
            "avons fait suivre", "avons informé notre client", "avons informé le client", "avons averti notre client",
            "avons contacté notre client", "avons notifié notre client", "avons relayé",
        ]),
        new(HostAnswer.OutOfScope,
        [
            "n'hébergeons pas", "n'est pas hébergé", "ne sont pas hébergés", "pas hébergé par nos", "ne sommes pas l'hébergeur",
            "ne sommes pas responsables", "ne relève pas de notre", "n'est pas notre client", "n'est pas un client",
            "sommes uniquement le bureau d'enregistrement", "bureau d'enregistrement", "uniquement registrar",
            "veuillez contacter l'hébergeur", "contacter l'hébergeur", "contacter le propriétaire", "contacter l'éditeur",
            "adresser à l'hébergeur", "vous adresser à l'éditeur", "aucun contrôle sur",
        ]),
        new(HostAnswer.AsksWhoWeAre,
        [
            "qui êtes-vous", "qui représentez-vous", "au nom de qui", "pour le compte de qui", "à quel titre", "mandat", "procuration",
            "pouvoir de représentation", "habilité à agir", "habilitée à agir", "autorisé à agir", "représentant légal",
            "autorisation écrite",
        ]),
        new(HostAnswer.TicketAcknowledgement,
        [
            "avons bien reçu votre", "avons reçu votre", "accusons réception", "accusé de réception", "accuse réception",
            "votre demande a bien été", "votre demande a été enregistrée", "votre demande a été reçue", "votre signalement a bien été",
            "bien été enregistré", "merci de nous avoir contacté", "merci pour votre message", "merci pour votre signalement",
            "merci de votre signalement", "nous vous répondrons", "reviendrons vers vous", "traitons votre demande", "un ticket a été",
            "ticket * créé", "en cours d'examen", "en cours de traitement",
        ]),
    ];
}
