using System.Globalization;
using Revoca.Casework.Law;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>LetterData as the names a template uses. An empty value is left out, so that it shows as a gap wherever a sentence needs it.</summary>
internal sealed class LetterModel
{
    private readonly Dictionary<string, object> root = new(StringComparer.Ordinal);
    private readonly LetterWords words;
    private readonly LetterData data;

    private LetterModel(LetterData data, Language language)
    {
        this.data = data;
        words = LetterWords.In(language);
    }

    internal static Dictionary<string, object> Of(LetterData data, Language language)
    {
        var model = new LetterModel(data, language);
        model.Parties();
        model.Items();
        model.Consent();
        model.Laws();
        if (data.Earlier is { } earlier)
            model.Earlier(earlier);
        if (data.Decision is { } decision)
            model.Decision(decision);
        if (data.Upstream is { } upstream)
            model.Upstream(upstream);
        if (data.Copyright is { } copyright)
            model.Copyright(copyright);
        if (data.Authority is { } authority)
            model.Authority(authority);
        if (data.Sheet is { } sheet)
            model.Sheet(sheet);
        return model.root;
    }

    private void Parties()
    {
        Put("ref", data.Reference);
        Put("date", words.Day(data.Date));
        Put("requestedBy", Day(data.RequestedBy));
        Put("hostRule", data.HostRule);
        Put("person", data.Identity is IdentityLevel.Pseudonym or IdentityLevel.Name ? data.PersonName : null);
        Put("sender.organisation", data.Sender.Organisation);
        Put("sender.role", data.Sender.Role);
        Put("sender.email", data.Sender.Email);
        Put("sender.postal", string.Join(", ", data.Sender.Postal));
        Put("sender.phone", data.Sender.Phone);
        Put("sender.line", SenderLine());
        Put("flagger.coordinator", data.Sender.Flagger?.Coordinator);
        Put("flagger.decision", data.Sender.Flagger?.Decision);
        Put("host.name", data.Recipient.HostName);
        Put("host.entity", data.Recipient.LegalEntity ?? data.Recipient.HostName);
        Put("host.channel", data.Recipient.Channel);
        var mandate = data.Identity == IdentityLevel.None ? null : data.Mandate;
        Put("mandate.reference", mandate?.Reference);
        Put("mandate.date", Day(mandate?.Date));
        Flag("by.agent", data.SignedBy == SignedBy.Agent);
        Flag("by.person", data.SignedBy == SignedBy.Person);
    }

    /// <summary>Who can be reached, in one line; empty without the e-mail address, since then nobody can be.</summary>
    private string? SenderLine() => string.IsNullOrWhiteSpace(data.Sender.Email) || string.IsNullOrWhiteSpace(data.Sender.Organisation)
        ? null
        : string.Join(", ", new[] { data.Sender.Organisation, data.Sender.Role, string.Join(", ", data.Sender.Postal), data.Sender.Phone, data.Sender.Email }
            .Where(part => !string.IsNullOrWhiteSpace(part)));

    private void Items()
    {
        Put("items.count", data.Items.Count == 0 ? null : Number(data.Items.Count));
        Put("queries", string.Join("; ", data.SearchQueries));
        Flag("depiction.authentic", data.Depiction == Depiction.Authentic);
        Flag("depiction.forgery", data.Depiction == Depiction.DigitalForgery);
        Flag("depiction.unknown", data.Depiction == Depiction.Unknown);
        Flag("target.model", Any(ContentItemKind.Model));
        Flag("target.modelOnly", data.Items.Count > 0 && data.Items.All(item => item.Kind is ContentItemKind.Model or ContentItemKind.Prompt));
        Flag("target.repository", Any(ContentItemKind.Repository));
        Flag("target.search", Any(ContentItemKind.SearchResult));
        Flag("target.media", data.Items.Any(item => item.Kind is not (ContentItemKind.Model or ContentItemKind.Prompt or ContentItemKind.Repository or ContentItemKind.SearchResult)));
    }

    private void Consent()
    {
        Flag("facts.notConsented", data.Facts == FactsSentence.NotConsented);
        Flag("facts.inConfidence", data.Facts == FactsSentence.SharedInConfidence);
        Flag("facts.publicPhotos", data.Facts == FactsSentence.FaceFromPublicPhotos);
        Flag("facts.neverPosed", data.Facts == FactsSentence.NeverPosed);
        Flag("facts.unaware", data.Facts == FactsSentence.RecordedUnaware);
        Flag("consent.never", data.Consent.Stance == ConsentStance.Never);
        Flag("consent.limited", data.Consent.Stance == ConsentStance.Limited);
        Flag("consent.withdrawn", data.Consent.Stance == ConsentStance.Withdrawn);
        Put("consent.scope", data.Consent.Scope);
        Put("consent.to", data.Consent.ToWhom);
        Put("consent.date", Day(data.Consent.Date));
    }

    /// <summary>A sentence under a law is printed only from the day the law applies (rule 10).</summary>
    private void Laws()
    {
        Flag("country.italy", data.PersonCountry == "IT");
        Flag("law.aiBan", LegalCatalogue.Get("eu-ai-act").Provisions.Any(part => part.Reference == "art. 5(1)(ba)" && part.AppliesOn(data.Date)));
        Flag("law.it612quater", LegalCatalogue.Get("it-612quater").AppliesOn(data.Date));
    }

    private void Earlier(EarlierLetter earlier)
    {
        Put("earlier.kind", LetterNames.Of(earlier.Kind, words));
        Put("earlier.sentAt", words.Instant(earlier.SentAt));
        Put("earlier.count", words.Items(earlier.ItemCount));
        Put("earlier.receipt", earlier.ReceiptEvidence);
        Put("earlier.receivedAt", earlier.ReceivedAt is { } received ? words.Instant(received) : null);
        Put("earlier.ticket", earlier.Ticket);
        Put("earlier.checkedAt", earlier.CheckedAt is { } seen ? words.Instant(seen) : null);
        if (earlier.Term is not { } term)
            return;
        var at = data.WrittenAt ?? new DateTimeOffset(data.Date, TimeOnly.MinValue, TimeSpan.Zero);
        Put("term.amount", words.Amount(term));
        Put("term.due", words.Due(term));
        Flag("term.ended", earlier.MayAssertExpiry(at));
        Flag("term.running", at < term.TargetDue);
    }

    private void Decision(HostDecisionFacts decision)
    {
        Put("decision.reference", decision.Reference);
        Put("decision.date", words.Day(decision.Date));
        Put("decision.informedOn", words.Day(decision.InformedOn));
        Put("decision.facts", decision.FactsOverlooked);
        Flag("decision.inTime", data.Date <= decision.InformedOn.AddMonths(6));
        Flag("decision.partial", decision.Partial);
        Flag("decision.noReasons", decision.NoReasonsGiven);
        Flag("decision.automated", decision.AutomatedOnly);
    }

    private void Upstream(UpstreamFacts upstream)
    {
        Put("upstream.domain", upstream.Domain);
        Put("upstream.ip", upstream.Ip);
        Put("upstream.asn", upstream.Asn);
        Put("upstream.resolvedAt", upstream.ResolvedAt is { } at ? words.Instant(at) : null);
        Put("upstream.notices", words.List(upstream.EarlierNotices.Select(day => words.Say("", "il ") + words.Day(day))));
        Put("upstream.clause", upstream.Clause);
        Flag("upstream.hosting", upstream.Role == UpstreamRole.Hosting);
        Flag("upstream.proxy", upstream.Role == UpstreamRole.Proxy);
        Flag("upstream.registrar", upstream.Role == UpstreamRole.Registrar);
        Flag("upstream.eu", upstream.InEuropeanUnion);
    }

    private void Copyright(CopyrightFacts copyright)
    {
        Put("work.description", copyright.Work);
        Put("work.date", Day(copyright.CreatedOn));
        Flag("title.taken", copyright.Title == CopyrightTitle.TakenByThePerson);
        Flag("title.assigned", copyright.Title == CopyrightTitle.AssignedInWriting);
    }

    private void Authority(AuthorityFacts authority)
    {
        Put("authority.reason", authority.Reason);
        Put("authority.platforms", words.List(authority.Platforms));
        Put("authority.contact", authority.SafeContact);
        Put("authority.from", Day(authority.PeriodFrom));
        Put("authority.to", Day(authority.PeriodTo));
        Flag("authority.minor", authority.MinorOver14);
        Flag("authority.parent", authority.Parent);
        Flag("authority.police", authority.PoliceReportFiled);
        Flag("act.dataUse", authority.Act == BullyingAct.UnlawfulDataUse);
        Flag("act.manipulation", authority.Act == BullyingAct.Manipulation);
        Flag("act.denigration", authority.Act == BullyingAct.Denigration);
        Flag("act.identityTheft", authority.Act == BullyingAct.IdentityTheft);
        Flag("act.harassment", authority.Act == BullyingAct.Harassment);
        Flag("duty.channel", authority.UnmetDuties.Contains(DsaDuty.NoticeChannel));
        Flag("duty.confirmation", authority.UnmetDuties.Contains(DsaDuty.Confirmation));
        Flag("duty.decision", authority.UnmetDuties.Contains(DsaDuty.Decision));
        Flag("duty.reasons", authority.UnmetDuties.Contains(DsaDuty.Reasons));
        Flag("duty.complaints", authority.UnmetDuties.Contains(DsaDuty.ComplaintSystem));
        Flag("failure.still", authority.Failure == PlatformFailure.StillThere);
        Flag("failure.noProcess", authority.Failure == PlatformFailure.NoProcess);
        Flag("failure.account", authority.Failure == PlatformFailure.AccountRequired);
    }

    private void Sheet(SheetFacts sheet)
    {
        Put("sheet.expires", Day(sheet.ExpiresOn));
        Put("sheet.erasedOn", Day(sheet.ErasedOn));
        Put("sheet.backupsGone", Day(sheet.BackupsGoneOn));
        Put("sheet.sent", Number(sheet.NoticesSent));
        Put("sheet.removed", Number(sheet.Removed));
        Put("sheet.delisted", Number(sheet.Delisted));
        Put("sheet.still", Number(sheet.StillThere));
    }

    private bool Any(ContentItemKind kind) => data.Items.Any(item => item.Kind == kind);

    private string? Day(DateOnly? date) => date is { } day ? words.Day(day) : null;

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private void Put(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        root[name] = value.Trim();
    }

    private void Flag(string name, bool value) => root[name] = value;
}
