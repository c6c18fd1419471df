using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Letters;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Notices;

/// <summary>Shows one notice: its letter as it would leave now, or as it left; what the gate says; what the host's form asks for.</summary>
public sealed class ShowNotice(IDbContextFactory<CaseworkDb> dbs, NoticePapers papers, HostDirectory hosts, TimeProvider clock)
{
    public async Task<NoticeView?> Run(CaseId caseId, NoticeId id, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Notices.SingleOrDefaultAsync(x => x.CaseId == caseId && x.Id == id, cancellation) is not { } notice)
            return null;
        var now = clock.GetUtcNow();
        var paper = await papers.Write(db, notice, notice.ApprovedAt ?? now, cancellation);
        var kept = await db.Papers.SingleOrDefaultAsync(x => x.NoticeId == id, cancellation);
        var items = await Gate.ItemsOf(db, notice, cancellation);
        var country = await db.Cases.Where(x => x.Id == caseId).Select(x => x.Country).SingleAsync(cancellation);
        var host = hosts.TryGet(notice.HostId, out var known) ? known : null;
        return new NoticeView(notice, paper.Letter, kept?.Pdf ?? paper.Pdf, kept?.Text ?? paper.Mail.Body)
        {
            Host = host,
            Items = items,
            Channel = paper.Channel,
            Validity = paper.Validity,
            Exposure = ExposurePreview.Of(paper.Letter, paper.Channel, OthersOf(host, notice, items)),
            Fitting = host is null ? [] : BasisProposal.For(host, country, items),
            Gate = await Gate.Ask(db, notice, now, cancellation),
            Warnings = [.. paper.Warnings.Select(warning => warning.Detail)],
        };
    }

    /// <summary>Channels of the same host on which this letter could go instead.</summary>
    private List<Channel> OthersOf(Host? host, Notice notice, IReadOnlyCollection<ContentItem> items) =>
        host is null ? [] : host.BestChannel(ChannelPurposes.For(host, notice.Kind, items), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is { } best
            ? [best.Channel, .. best.Others] : [];
}

/// <param name="Pdf">The letter: the approved bytes once there are any, else a preview.</param>
/// <param name="Text">The mail's text, alike.</param>
public sealed record NoticeView(Notice Notice, Letter Letter, byte[] Pdf, string Text)
{
    public Host? Host { get; init; }

    public IReadOnlyList<ContentItem> Items { get; init; } = [];

    /// <summary>The directory's entry for the recipient, or null for one that was typed.</summary>
    public Channel? Channel { get; init; }

    public required LetterValidity Validity { get; init; }

    public required ExposurePreview Exposure { get; init; }

    /// <summary>Letters that fit this host and these items, best first.</summary>
    public IReadOnlyList<ProposedBasis> Fitting { get; init; } = [];

    public GateAnswer Gate { get; init; } = GateAnswer.Open;

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
