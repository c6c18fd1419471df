using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Consents;
using Revoca.Casework.Letters;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Typesetting;

namespace Revoca.Casework.HerSide;

/// <summary>Her authority to act, on her own page: she reads the sheet, agrees once, and can take it back.</summary>
public sealed class HerMandate(IDbContextFactory<CaseworkDb> dbs, LetterWriter writer, IPdfEngine engine, CaseAccess access, TimeProvider clock)
{
    /// <summary>She agrees on her page. Given twice, it is one.</summary>
    public async Task Give(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var opened = await db.Cases.SingleAsync(x => x.Id == caseId, cancellation);
        var change = new Change(Actor.Person, clock.GetUtcNow());
        if (!opened.Allows(CaseVerb.RecordConsent) || (await Live(db, caseId, change.At, cancellation)).Count > 0)
            return;
        var today = await TodayOf(db, caseId, change.At, cancellation);
        var reference = await MandateReferences.Next(db, opened, today, cancellation);
        var (mandate, told) = Mandate.Give(caseId, new MandateTerms(reference, today, null, ConsentChannel.Portal), change);
        db.Mandates.Add(mandate);
        db.Events.Add(told);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>She takes it back: what waits to leave stays here, in the same transaction.</summary>
    public Task Revoke(CaseId caseId, Actor by, CancellationToken cancellation = default) => Retried.Run(() => RevokeOnce(caseId, by, cancellation));

    private async Task RevokeOnce(CaseId caseId, Actor by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.RecordHerDecision, caseId, cancellation);
        var change = new Change(by, clock.GetUtcNow());
        foreach (var mandate in await Live(db, caseId, change.At, cancellation))
            db.Events.Add(mandate.Revoke(change));
        foreach (var notice in (await db.Notices.Where(x => x.CaseId == caseId).ToListAsync(cancellation)).Where(notice => notice.IsWaitingToLeave))
            db.Events.Add(notice.Withdraw(change));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The sheet as PDF, one page: what she agrees to, or has agreed to.</summary>
    public async Task<byte[]?> Paper(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(x => x.Id == caseId, cancellation) is not { } opened)
            return null;
        var organisation = await db.Organisations.SingleOrDefaultAsync(cancellation) ?? new Organisation("", "");
        var now = clock.GetUtcNow();
        var today = await TodayOf(db, caseId, now, cancellation);
        var mandate = (await Live(db, caseId, now, cancellation)).LastOrDefault();
        var reference = mandate?.Reference ?? await MandateReferences.Next(db, opened, today, cancellation);
        var letter = writer.Write(LetterKind.Mandate, opened.Language, new LetterData
        {
            Reference = reference,
            Date = mandate?.SignedOn ?? today,
            WrittenAt = now,
            Sender = new LetterSender { Organisation = organisation.Name, Role = "", Email = organisation.MailAddress },
            Recipient = new LetterRecipient { HostName = organisation.Name },
            Mandate = new LetterMandate(reference, mandate?.SignedOn ?? today),
            Identity = IdentityLevel.Pseudonym,
            PersonName = opened.CalledName.Length > 0 ? opened.CalledName : null,
            Sheet = new SheetFacts { Scope = MandateScope.In(opened.Language), ExpiresOn = mandate?.ExpiresOn },
        });
        return engine.Render(LetterDocument.Of(letter)).Bytes;
    }

    // The sheet bears the day it is where she is.
    private static async Task<DateOnly> TodayOf(CaseworkDb db, CaseId caseId, DateTimeOffset now, CancellationToken cancellation) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, await db.ZoneOf(caseId, cancellation)).DateTime);

    private static async Task<List<Mandate>> Live(CaseworkDb db, CaseId caseId, DateTimeOffset now, CancellationToken cancellation) =>
        [.. (await db.AuthorityOf(caseId, cancellation)).Mandates.Where(mandate => mandate.HoldsAt(now))];
}

/// <summary>What the sheet allows, in one sentence each.</summary>
internal static class MandateScope
{
    public static IReadOnlyList<string> In(Language language) => language == Language.Italian
        ?
        [
            "Scrivere ai siti, ai loro fornitori e ai motori di ricerca, ognuno solo dopo il mio sì.",
            "Ricevere le loro risposte e rispondere.",
            "Rivolgersi alle autorità di vigilanza, ogni volta solo dopo il mio sì.",
        ]
        :
        [
            "Write to sites, to their providers and to search engines, to each only after my yes.",
            "Receive their answers and reply to them.",
            "Turn to the authorities that watch over them, each time only after my yes.",
        ];
}
