namespace Revoca.Casework.Letters;

/// <summary>Everything a template may name. A value prints; a condition only decides; a value may decide too.</summary>
public static class Placeholders
{
    public static IReadOnlySet<string> Values { get; } = Words("""
        ref date requestedBy hostRule queries person
        sender.organisation sender.role sender.email sender.postal sender.phone sender.line
        flagger.coordinator flagger.decision
        host.name host.entity host.channel
        mandate.reference mandate.date
        items.count
        consent.scope consent.to consent.date
        earlier.kind earlier.sentAt earlier.count earlier.receipt earlier.receivedAt earlier.ticket earlier.checkedAt
        term.amount term.due
        decision.reference decision.date decision.informedOn decision.facts
        upstream.domain upstream.ip upstream.asn upstream.resolvedAt upstream.notices upstream.clause
        work.description work.date
        authority.reason authority.platforms authority.contact authority.from authority.to
        sheet.expires sheet.erasedOn sheet.backupsGone sheet.sent sheet.removed sheet.delisted sheet.still
        """);

    public static IReadOnlySet<string> Conditions { get; } = Words("""
        by.agent by.person
        depiction.authentic depiction.forgery depiction.unknown
        target.media target.model target.modelOnly target.repository target.search
        facts.notConsented facts.inConfidence facts.publicPhotos facts.neverPosed facts.unaware
        consent.never consent.limited consent.withdrawn
        country.italy law.aiBan law.it612quater
        term.ended term.running
        decision.inTime decision.partial decision.noReasons decision.automated
        upstream.hosting upstream.proxy upstream.registrar upstream.eu
        title.taken title.assigned
        authority.minor authority.parent authority.police
        act.dataUse act.manipulation act.denigration act.identityTheft act.harassment
        duty.channel duty.confirmation duty.decision duty.reasons duty.complaints
        failure.still failure.noProcess failure.account
        """);

    private static HashSet<string> Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
