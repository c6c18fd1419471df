using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Audit;

/// <summary>Puts the pending lines of one save behind the last record of the log. Runs under the write lock.</summary>
internal sealed class AuditWriter(DbContext db, AuditPending pending)
{
    private const int SaltLength = 16;
    private static readonly TimeSpan ClockJitter = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<(string, string), AuditName> _names = [];

    public void Write()
    {
        var head = db.Set<AuditHead>().SingleOrDefault();
        if (head is null)
            db.Add(head = new AuditHead());
        pending.Written.Add(head);
        var frontier = MerkleFrontier.Read(head.Size, head.Frontier);
        foreach (var (line, clock) in pending.Lines)
        {
            NoteClock(head, frontier, clock.GetUtcNow());
            Add(head, frontier, line);
        }

        (head.Size, head.Frontier) = (frontier.Size, frontier.Write());
    }

    private void NoteClock(AuditHead head, MerkleFrontier frontier, DateTimeOffset now)
    {
        now = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        var back = head.LastClock - now;
        head.LastClock = now;
        if (now > head.LastTime)
            head.LastTime = now;
        if (back > ClockJitter && frontier.Size > 0)
            Add(head, frontier, new AuditLine(AuditActor.System, "clock.back") { Details = new { Seconds = (long)back.TotalSeconds } });
    }

    private void Add(AuditHead head, MerkleFrontier frontier, AuditLine line)
    {
        var ofCase = line.CaseId is { } caseId ? NameOf("case", caseId.ToString("N"), "c-") : null;
        var payload = Payload(line, ofCase?.LastSeq);
        var record = new RecordFields(
            frontier.Size, head.LastTime,
            NameOf("actor", line.Actor.Id, "u-").Pseudonym, line.Actor.Role, line.Act, ofCase?.Pseudonym ?? "",
            line.ObjectId is { } obj ? NameOf("object", obj.ToString("N"), "o-").Pseudonym : "",
            line.Outcome, RecordText.Commitment(payload));
        var bytes = RecordText.Write(record);
        Keep(new AuditRecord { Seq = record.Seq, Line = bytes });
        Keep(new AuditDetail { Seq = record.Seq, CaseId = line.CaseId, Payload = payload });
        if (ofCase is not null)
            ofCase.LastSeq = record.Seq;
        frontier.Add(MerkleTree.Leaf(bytes));
    }

    private static byte[] Payload(AuditLine line, long? previous) =>
        [.. RandomNumberGenerator.GetBytes(SaltLength), .. JsonSerializer.SerializeToUtf8Bytes(new { Prev = previous, line.Details }, Json)];

    private AuditName NameOf(string kind, string realId, string prefix)
    {
        if (_names.TryGetValue((kind, realId), out var known))
            return known;
        var name = db.Set<AuditName>().Find(kind, realId);
        if (name is null)
        {
            name = new AuditName { Kind = kind, RealId = realId, Pseudonym = prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) };
            db.Add(name);
        }

        pending.Written.Add(name);
        return _names[(kind, realId)] = name;
    }

    private void Keep(object row)
    {
        db.Add(row);
        pending.Written.Add(row);
    }
}
