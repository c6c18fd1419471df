using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.HerSide;

/// <summary>The letters that left for her, as they left.</summary>
public sealed class ShowPapers(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts)
{
    public async Task<IReadOnlyList<HerPaper>> Run(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var notices = await db.Notices.AsNoTracking().Where(x => x.CaseId == caseId && x.ApprovedAt != null).OrderBy(x => x.Number).ToListAsync(cancellation);
        return [.. notices.Where(notice => notice.MayHaveLeft)
            .Select(notice => new HerPaper(notice.Number, notice.Kind, hosts.TryGet(notice.HostId, out var host) ? host.Name : notice.HostId.Value, notice.SentAt))];
    }

    /// <summary>True when there is a card about her files: some are described, and nobody under 18 may be among those shown.</summary>
    public async Task<bool> HasCard(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Claims.AnyAsync(x => x.CaseId == caseId, cancellation) && !await db.StopsFingerprints(caseId, cancellation);
    }

    /// <returns>The PDF, or null when there is no such letter of hers that left.</returns>
    public async Task<byte[]?> Open(CaseId caseId, int number, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Notices.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId && x.Number == number, cancellation) is not { MayHaveLeft: true } notice)
            return null;
        return (await db.Papers.AsNoTracking().SingleOrDefaultAsync(x => x.NoticeId == notice.Id, cancellation))?.Pdf;
    }
}

public sealed record HerPaper(int Number, LetterKind Kind, string Host, DateTimeOffset? SentAt);
