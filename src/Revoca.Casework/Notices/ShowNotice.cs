using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Letters;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
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
        return new NoticeView(notice, paper.Letter, kept?.Pdf ?? paper.Pdf, kept?.Text ?? paper.Mail.Body)
        {
            Host = hosts.TryGet(notice.HostId, out var host) ? host : null,
            Items = await Gate.ItemsOf(db, notice, cancellation),
            Gate = await Gate.Ask(db, notice, now, cancellation),
            Warnings = [.. paper.Warnings.Select(warning => warning.Detail)],
        };
    }
}

/// <param name="Pdf">The letter: the approved bytes once there are any, else a preview.</param>
/// <param name="Text">The mail's text, alike.</param>
public sealed record NoticeView(Notice Notice, Letter Letter, byte[] Pdf, string Text)
{
    public Host? Host { get; init; }

    public IReadOnlyList<ContentItem> Items { get; init; } = [];

    public GateAnswer Gate { get; init; } = GateAnswer.Open;

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
