using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Typesetting;

namespace Revoca.Casework.Notices;

/// <summary>Shows one notice: its letter as it would leave now, or as it left; what the gate says; what the host's form asks for.</summary>
public sealed class ShowNotice(IDbContextFactory<CaseworkDb> dbs, NoticePapers papers, LetterSigner signer, HostDirectory hosts, CaseAccess access, TimeProvider clock)
{
    public async Task<NoticeView?> Run(CaseId caseId, NoticeId id, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("notice.read", id.Value), cancellation);
        return await db.Notices.SingleOrDefaultAsync(x => x.CaseId == caseId && x.Id == id, cancellation) is { } notice ? await View(db, notice, cancellation) : null;
    }

    /// <summary>By the address under which a page or a file is asked for.</summary>
    public async Task<NoticeView?> Run(CaseReference reference, int number, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var known = await db.Notices.Where(x => x.Number == number && db.Cases.Any(of => of.Id == x.CaseId && of.Reference == reference))
            .Select(x => new { x.CaseId, x.Id }).SingleOrDefaultAsync(cancellation);
        return known is null ? null : await Run(known.CaseId, known.Id, by, cancellation);
    }

    private async Task<NoticeView> View(CaseworkDb db, Notice notice, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var paper = await papers.Write(db, notice, notice.ApprovedAt ?? now, cancellation);
        var kept = await db.Papers.SingleOrDefaultAsync(x => x.NoticeId == notice.Id, cancellation);
        var items = await Gate.ItemsOf(db, notice, cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == notice.CaseId, cancellation);
        var host = hosts.TryGet(notice.HostId, out var known) ? known : null;
        return new NoticeView(notice, paper.Letter, kept?.Pdf ?? paper.Pdf, kept?.Text ?? paper.Mail.Body)
        {
            Case = opened,
            Host = host,
            Items = items,
            Channel = paper.Channel,
            Validity = paper.Validity,
            Exposure = ExposureOf(notice, ExposurePreview.Of(paper.Letter, paper.Channel, OthersOf(host, notice, items))),
            Fitting = host is null ? [] : BasisProposal.For(host, opened.Country, items),
            PersonName = NoticeLetters.PersonIn(notice, opened),
            Gate = await Gate.Ask(db, notice, now, cancellation),
            Signing = kept is null ? await signer.Foresee(cancellation) : kept.SignedWith.Length > 0 ? SigningState.Signed : SigningState.NotUsed,
            StampedAt = kept?.StampedAt,
            Warnings = paper.Warnings,
        };
    }

    private static ExposurePreview ExposureOf(Notice notice, ExposurePreview preview) => notice.Towards == Recipient.Uploader ? preview.ToPerson() : preview;

    /// <summary>Channels of the same host on which this letter could go instead.</summary>
    private List<Channel> OthersOf(Host? host, Notice notice, IReadOnlyCollection<ContentItem> items) =>
        host is null ? [] : host.BestChannel(ChannelPurposes.For(host, notice.Kind, items), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is { } best
            ? [best.Channel, .. best.Others] : [];
}

/// <param name="Pdf">The letter: the approved bytes once there are any, else a preview.</param>
/// <param name="Text">The mail's text, alike.</param>
public sealed record NoticeView(Notice Notice, Letter Letter, byte[] Pdf, string Text)
{
    public required Case Case { get; init; }

    public Host? Host { get; init; }

    public IReadOnlyList<ContentItem> Items { get; init; } = [];

    /// <summary>The directory's entry for the recipient, or null for one that was typed.</summary>
    public Channel? Channel { get; init; }

    public required LetterValidity Validity { get; init; }

    public required ExposurePreview Exposure { get; init; }

    /// <summary>Of an approved letter: Signed, or NotUsed when it left unsigned. Of a draft: what would become of it now.</summary>
    public SigningState Signing { get; init; }

    public DateTimeOffset? StampedAt { get; init; }

    /// <summary>Her name or pseudonym, as far as this letter may tell it.</summary>
    public string? PersonName { get; init; }

    /// <summary>Letters that fit this host and these items, best first.</summary>
    public IReadOnlyList<ProposedBasis> Fitting { get; init; } = [];

    public GateAnswer Gate { get; init; } = GateAnswer.Open;

    /// <summary>What could not be set on paper as asked.</summary>
    public IReadOnlyList<TypesettingWarning> Warnings { get; init; } = [];
}
