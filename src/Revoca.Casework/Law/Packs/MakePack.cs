using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Logos;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Typesetting;

namespace Revoca.Casework.Law.Packs;

/// <summary>
/// Writes the pack for an authority as a zip, paper by paper, so that its size never stands in memory. Her consent towards regulators and the
/// mandate are asked at the gate first. Pictures and attachments of replies stay here.
/// </summary>
public sealed class MakePack(ReadPack reading, IDbContextFactory<CaseworkDb> dbs, IPdfEngine engine, Letterhead head, CaseAccess access, TimeProvider clock)
{
    /// <summary>Asks the gate and writes down that the pack leaves.</summary>
    /// <exception cref="RuleBroken">The gate is closed, or no second person has looked at it.</exception>
    public async Task<PackContents> Open(PackRequest request, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ApproveNotice, request.CaseId, cancellation);
        var pack = await reading.Run(request, cancellation: cancellation);
        if (!pack.Gate.IsOpen)
            throw new RuleBroken(BrokenRule.ConsentMissing, $"The gate towards regulators is closed: {pack.Gate.Refusal}.");
        if (!(await ReleasePack.Standing(db, request, by, clock.GetUtcNow(), cancellation)).MayLeave)
            throw new RuleBroken(BrokenRule.AnotherPersonMustApprove, "Another person looks at a file for an authority before it leaves.");
        db.Events.Add(CaseEvent.Of(request.CaseId, CaseEventKind.PackMade, new Change(Actor.Of(by), clock.GetUtcNow()),
            new EventFacts { HostId = request.HostId, Result = request.Regulator.ToString() }));
        await db.SaveChangesAsync(cancellation);
        return pack;
    }

    /// <summary>For the second person, who reads the page before letting the file go; that she does is a reading in the log.</summary>
    /// <exception cref="RuleBroken">No colleague has asked for it.</exception>
    public async Task<PackContents> Review(PackRequest request, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ApproveNotice, request.CaseId, cancellation);
        await access.Read(db, by, request.CaseId, new ReadOf("pack.read"), cancellation);
        if ((await ReleasePack.Standing(db, request, by, clock.GetUtcNow(), cancellation)).Stage != PackStage.AskedByAnother)
            throw new RuleBroken(BrokenRule.NotAllowedInThisState, "No colleague has asked for a second look.");
        return await reading.Run(request, cancellation: cancellation);
    }

    /// <param name="pack">As <see cref="Open"/> gave it.</param>
    /// <param name="output">Written to forwards only; it stays open.</param>
    public async Task Write(PackContents pack, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        await using var archive = new PackArchive(output);
        await archive.Add("pack.pdf", Page(pack), cancellation);
        if (pack.Complaint is { } complaint)
            await archive.Add("complaint.pdf", engine.Render(LetterDocument.Of(complaint, head.Logo)).Bytes, cancellation);
        await Papers(pack, archive, cancellation);
        await archive.Add("proofs.csv", Proofs(pack), cancellation);
        await archive.Add("timeline.csv", Timeline(pack), cancellation);
        await archive.Add("observations.csv", Observations(pack), cancellation);
        await archive.Finish(cancellation);
    }

    /// <summary>The page alone: timeline, letters, proofs, replies, observations, and what is missing.</summary>
    public byte[] Page(PackContents pack) => engine.Render(PackDocument.Of(pack)).Bytes;

    private async Task Papers(PackContents pack, PackArchive archive, CancellationToken cancellation)
    {
        foreach (var notice in pack.Notices)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellation);
            if (await db.Papers.AsNoTracking().SingleOrDefaultAsync(x => x.NoticeId == notice.Id, cancellation) is { } paper)
                await archive.Add($"letters/{Number(notice)}.pdf", paper.Pdf, cancellation);
            if (await db.Outbox.AsNoTracking().SingleOrDefaultAsync(x => x.NoticeId == notice.Id, cancellation) is { Mime.Length: > 0 } mail)
                await archive.Add($"letters/{Number(notice)}.eml", mail.Mime, cancellation);
            var place = 0;
            foreach (var reply in pack.Replies.Where(reply => reply.NoticeId == notice.Id))
                await archive.Add(string.Create(CultureInfo.InvariantCulture, $"replies/{Number(notice)}-{++place}.txt"), Text(reply), cancellation);
        }
    }

    private static string Number(Notice notice) => notice.Number.ToString("D2", CultureInfo.InvariantCulture);

    private static string Text(Domain.Replies.Reply reply) =>
        $"{PackWords.Instant(reply.ReceivedAt)}\n{reply.From}\n{reply.Subject}\nSHA-256 {reply.Sha256}\n\n{reply.Text}\n";

    private static string Proofs(PackContents pack) => Csv("notice,sent,proof,text,letter_sha256", pack.Notices.Select(notice => new[]
    {
        $"{notice.Number}", notice.SentAt is { } at ? PackWords.Instant(at) : "", $"{notice.Proof}", notice.ProofText, notice.LetterSha256,
    }));

    private static string Timeline(PackContents pack)
    {
        var words = PackWords.In(pack.Language);
        return Csv("when,what", pack.Timeline.Select(told => new[] { PackWords.Instant(told.At), words.Of(told, pack) }));
    }

    private static string Observations(PackContents pack) => Csv("item,when,by,seen", pack.Observations.Select(seen => new[]
    {
        $"{pack.Items.First(item => item.Id == seen.ItemId).Number}", PackWords.Instant(seen.At), seen.ActorKind.ToString(), seen.Seen.ToString(),
    }));

    private static string Csv(string head, IEnumerable<string[]> rows) =>
        rows.Aggregate(new StringBuilder(head).Append("\r\n"), (text, row) => text.AppendJoin(',', row.Select(LetterItemFiles.Cell)).Append("\r\n")).ToString();
}
