using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Hosts.Tracing;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Letters;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>Writes the letter of a notice from the case as it stands. One source for the preview, the PDF, the mail and the form.</summary>
public sealed class NoticeLetters(LetterWriter writer, HostDirectory hosts, SignCheckpoint log)
{
    // 72 hours (basis gdpr-7-consent-proof), printed as a day: our request and no term of law.
    private const int ProofDays = 3;

    /// <param name="db">The caller's transaction: what it sees is what the letter says.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="at">The instant of writing; it gives the letter its date.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal async Task<Letter> Write(CaseworkDb db, Notice notice, DateTimeOffset at, CancellationToken cancellation) =>
        writer.Write(notice.Kind, notice.Language, await Data(db, notice, at, cancellation));

    /// <summary>The facts of the case as a letter of this notice tells them.</summary>
    internal async Task<LetterData> Data(CaseworkDb db, Notice notice, DateTimeOffset at, CancellationToken cancellation)
    {
        var opened = await db.Cases.SingleAsync(x => x.Id == notice.CaseId, cancellation);
        var organisation = await db.Organisations.SingleAsync(cancellation);
        var items = await Gate.ItemsOf(db, notice, cancellation);
        var authority = await db.AuthorityOf(notice.CaseId, cancellation);
        var mandate = authority.Mandates.LastOrDefault(mandate => mandate.HoldsAt(at));
        var (facts, consent) = LetterStory.Of(items);
        var takenBack = notice.Kind == LetterKind.ConsentWithdrawal ? await db.Withdrawals.AsNoTracking().SingleOrDefaultAsync(x => x.NoticeId == notice.Id, cancellation) : null;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone)).DateTime);
        return new LetterData
        {
            Reference = $"{opened.Reference.Text}-{notice.Number}",
            Date = today,
            RequestedBy = notice.Kind == LetterKind.ConsentDemand ? today.AddDays(ProofDays) : null,
            WrittenAt = at,
            Sender = SenderOf(organisation, notice.Language),
            Recipient = notice.Towards == Recipient.Uploader ? PersonOf(notice, takenBack) : RecipientOf(notice),
            Items = [.. items.Select(RowOf)],
            Mandate = mandate is null ? null : new LetterMandate(mandate.Reference, mandate.SignedOn),
            Identity = notice.Identity,
            PersonName = PersonIn(notice, opened),
            Facts = facts,
            Consent = takenBack?.Statement() ?? consent,
            Copyright = notice.Kind == LetterKind.DmcaNotice ? notice.Copyright : null,
            PersonCountry = opened.Country.Length == 2 ? opened.Country : null,
            // Whoever keeps the letter keeps proof of how the log stood on that day.
            LogRoot = await log.FooterAsync(db, cancellation),
            Decision = notice.Kind == LetterKind.Dsa20Complaint ? notice.Contested : null,
            Earlier = await EarlierLetters.Of(db, hosts, notice, cancellation),
            Upstream = notice.Kind == LetterKind.UpstreamAbuse ? await Upstream(db, notice, items, cancellation) : null,
        };
    }

    // The latest search of the case that names this party, and the days on which the site itself was written to.
    private async Task<UpstreamFacts?> Upstream(CaseworkDb db, Notice notice, List<ContentItem> items, CancellationToken cancellation)
    {
        var found = (await CaseUpstream.Read(db, notice.CaseId, cancellation)).FactsFor(notice.HostId, [.. items.Select(item => item.Domain)]);
        var sent = await db.Notices.AsNoTracking().Where(x => x.CaseId == notice.CaseId && x.SentAt != null && x.Towards == Recipient.Host).ToListAsync(cancellation);
        return found is null ? null : found with
        {
            InEuropeanUnion = hosts.TryGet(notice.HostId, out var host) && BasisProposal.InUnion(host.LegalEntity.Country),
            EarlierNotices = [.. sent.Where(earlier => earlier.Items.Any(line => items.Exists(item => item.Id == line.ItemId)))
                .Select(earlier => DateOnly.FromDateTime((earlier.SentAt ?? default).UtcDateTime)).Distinct().Order()],
        };
    }

    // Nobody's name is known for sure: the letter calls whoever put it there so, or as she called whom she had agreed with.
    private static LetterRecipient PersonOf(Notice notice, ConsentWithdrawal? takenBack) => new()
    {
        HostName = takenBack?.ToWhom ?? (notice.Language == Language.Italian ? "A chi ha pubblicato gli elementi elencati" : "Whoever published the items listed"),
        Channel = notice.Address,
    };

    /// <summary>What the identity level lets this letter call her; null for nothing.</summary>
    internal static string? PersonIn(Notice notice, Case opened) => notice.Identity switch
    {
        IdentityLevel.Name => opened.LegalName,
        IdentityLevel.Pseudonym => opened.CalledName,
        _ => null,
    };

    private static LetterSender SenderOf(Organisation organisation, Language language) => new()
    {
        Organisation = organisation.Name,
        Role = language == Language.Italian ? "Servizio rimozione contenuti" : "Takedown case advocate",
        Email = organisation.MailAddress,
        Phone = organisation.Phone.Length > 0 ? organisation.Phone : null,
        Postal = organisation.PostalAddress.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Flagger = organisation.TrustedFlagger is { } decision ? new TrustedFlagger("", decision) : null,
    };

    private LetterRecipient RecipientOf(Notice notice) => hosts.TryGet(notice.HostId, out var host)
        ? new() { HostName = host.Name, LegalEntity = host.LegalEntity.Name is { Length: > 0 } name ? name : null, Channel = notice.Address }
        : new() { HostName = notice.HostId.Value, Channel = notice.Address };

    private static LetterItem RowOf(ContentItem item, int index) => new()
    {
        Number = index + 1,
        ShortId = $"#{item.Number}",
        Url = item.Url.Canonical,
        Kind = item.Kind,
        Depiction = item.Depiction,
        HostIds = item.HostsId.Length > 0 ? [item.HostsId] : [],
    };
}
