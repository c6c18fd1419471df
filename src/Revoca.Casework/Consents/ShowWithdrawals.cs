using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Consents;

/// <summary>What she took back from others, how far its letter got, what proves that it arrived, and when an answer is due.</summary>
public sealed class ShowWithdrawals(IDbContextFactory<CaseworkDb> dbs, HostDirectory hosts, CaseAccess access)
{
    public async Task<IReadOnlyList<WithdrawalRow>> Run(CaseId caseId, Actor by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (by.Staff is { } staff)
            await access.Read(db, staff, caseId, null, cancellation);
        var stated = await db.Withdrawals.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        if (stated.Count == 0)
            return [];
        var ids = stated.Select(one => one.NoticeId).OfType<NoticeId>().ToList();
        var letters = await db.Notices.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, cancellation);
        var clocks = letters.Values.Any(letter => letter.MayHaveLeft) ? await OpenClocks.Read(db, hosts, [caseId], cancellation) : [];
        return [.. stated.Select(one =>
        {
            var letter = one.NoticeId is { } id ? letters.GetValueOrDefault(id) : null;
            var due = clocks.Where(row => row.NoticeId == letter?.Id && row.Clock.Rule.OwedBy is OwedBy.Host or OwedBy.Uploader).Select(row => row.Clock.TargetDue).Min();
            return new WithdrawalRow(one, letter) { AnswerDue = due };
        })];
    }
}

/// <param name="Letter">Null while none is drafted.</param>
public sealed record WithdrawalRow(ConsentWithdrawal Stated, Notice? Letter)
{
    public DateTimeOffset? AnswerDue { get; init; }

    public bool HasLeft => Letter?.MayHaveLeft == true;

    /// <summary>Their answer or a receipt shows that it arrived.</summary>
    public bool HasArrived => Letter is { Proof: > ReceiptProof.Presumed };

    /// <summary>The host's word on it, the furthest where its items differ.</summary>
    public HostDecision Decision => Letter is null ? HostDecision.None : Letter.Items.Select(line => line.Decision).DefaultIfEmpty().Max();
}
