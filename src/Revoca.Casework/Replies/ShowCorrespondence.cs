using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Replies;

/// <summary>Shows what left for one notice and what came back, oldest first, with what triage proposes.</summary>
public sealed class ShowCorrespondence(IDbContextFactory<CaseworkDb> dbs, CaseAccess access)
{
    public async Task<Correspondence?> Run(CaseId caseId, NoticeId noticeId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("mail.read", noticeId.Value), cancellation);
        if (await db.Notices.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId && x.Id == noticeId, cancellation) is not { } notice)
            return null;
        var left = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(x => x.NoticeId == noticeId, cancellation);
        var came = await db.Replies.AsNoTracking().Where(x => x.NoticeId == noticeId).OrderBy(x => x.ReceivedAt).ToListAsync(cancellation);
        return new Correspondence(notice, [.. came.Select(reply => new ShownReply(reply, ReplyTriage.Read(reply.Subject, reply.Text)))])
        {
            Mime = left?.Mime ?? [],
            MimeSha256 = left is null ? "" : Convert.ToHexStringLower(SHA256.HashData(left.Mime)),
            EncryptedTo = left?.EncryptedTo ?? "",
            ServerAnswer = left?.LastAnswer ?? "",
            Tries = left?.Tries ?? 0,
            NextTry = left is { DoneAt: null } ? left.Due : null,
        };
    }
}

/// <summary>One notice with all that was said about it. <see cref="Mime"/> is what left, byte for byte; empty when it went by hand.</summary>
public sealed record Correspondence(Notice Notice, IReadOnlyList<ShownReply> Replies)
{
    public byte[] Mime { get; init; } = [];

    public string MimeSha256 { get; init; } = "";

    /// <summary>The fingerprint of the certificate it was encrypted to; empty when it left in clear.</summary>
    public string EncryptedTo { get; init; } = "";

    public string ServerAnswer { get; init; } = "";

    public int Tries { get; init; }

    /// <summary>When it is tried again; null when it is done or goes by hand.</summary>
    public DateTimeOffset? NextTry { get; init; }
}

/// <summary>A reply with what rules read in it; the proposal is a person's to confirm.</summary>
public sealed record ShownReply(Reply Reply, Triage Triage);

/// <summary>Lists and opens attachments of a reply, each read anew from the raw message by the reading process. Serve them as octet-stream only.</summary>
public sealed class OpenAttachments(IDbContextFactory<CaseworkDb> dbs, IMailReader reader, CaseAccess access)
{
    public async Task<IReadOnlyList<ReadAttachment>> Run(CaseId caseId, ReplyId id, StaffId by, CancellationToken cancellation = default) =>
        await Raw(caseId, id, by, cancellation) is { } raw && await reader.Read(raw, cancellation) is { } mail ? mail.Attachments : [];

    public async Task<byte[]?> Open(CaseId caseId, ReplyId id, int index, StaffId by, CancellationToken cancellation = default) =>
        await Raw(caseId, id, by, cancellation) is { } raw ? await reader.Attachment(raw, index, cancellation) : null;

    /// <summary>The message itself, byte for byte as it came; null for what was typed in.</summary>
    public Task<byte[]?> Message(CaseId caseId, ReplyId id, StaffId by, CancellationToken cancellation = default) => Raw(caseId, id, by, cancellation);

    private async Task<byte[]?> Raw(CaseId caseId, ReplyId id, StaffId by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("attachment.read", id.Value), cancellation);
        return (await db.RawReplies.AsNoTracking().SingleOrDefaultAsync(x => x.CaseId == caseId && x.ReplyId == id, cancellation))?.Raw;
    }
}
