using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Audit;

/// <summary>Puts the lines of one save behind the last record of the log. Runs under the write lock.</summary>
internal sealed class AuditWriter
{
    private const int SaltLength = 16;
    private static readonly TimeSpan ClockJitter = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly AuditRows _rows;
    private readonly TimeProvider _clock;
    private readonly Dictionary<(string, string), AuditName> _names = [];
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);

    public AuditWriter(DbContext db)
    {
        var vault = VaultExtension.Of(db);
        (_rows, _clock) = (new AuditRows(db, vault), vault.Options.Clock);
    }

    public void Write(IReadOnlyList<AuditLine> lines)
    {
        var stored = _rows.ReadHead();
        var head = stored.Head;
        var frontier = MerkleFrontier.Read(head.Size, head.Frontier);
        NoteClock(head, frontier);
        foreach (var line in lines)
            Add(head, frontier, line);
        (head.Size, head.Frontier) = (frontier.Size, frontier.Write());
        _rows.WriteHead(stored);
        foreach (var name in _names.Values.Where(name => name.LastSeq is not null && name.Kind == AuditName.Case))
            _rows.WriteLastSeq(name);
    }

    private void NoteClock(AuditHead head, MerkleFrontier frontier)
    {
        var now = _clock.GetUtcNow();
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
        var ofCase = line.CaseId is { } caseId ? NameOf(AuditName.Case, caseId.ToString("N"), "c-", caseId) : null;
        var payload = Payload(line, ofCase?.LastSeq);
        var record = new RecordFields(
            frontier.Size, head.LastTime,
            NameOf(AuditName.Actor, line.Actor.Id, "u-", line.Actor.OfCase).Pseudonym, RoleOf(line.Actor), line.Act, ofCase?.Pseudonym ?? "",
            line.ObjectId is { } obj ? NameOf(AuditName.Object, obj.ToString("N"), "o-", line.CaseId).Pseudonym : "",
            line.Outcome, RecordText.Commitment(payload));
        var bytes = RecordText.Write(record);
        _rows.Add(record.Seq, bytes, line.CaseId, payload);
        if (ofCase is not null)
            ofCase.LastSeq = record.Seq;
        frontier.Add(MerkleTree.Leaf(bytes));
    }

    private static byte[] Payload(AuditLine line, long? previous) =>
        [.. RandomNumberGenerator.GetBytes(SaltLength), .. JsonSerializer.SerializeToUtf8Bytes(new { Prev = previous, line.Details }, Json)];

    private AuditName NameOf(string kind, string realId, string prefix, Guid? caseId) =>
        _names.TryGetValue((kind, realId), out var known) ? known : _names[(kind, realId)] = _rows.Name(kind, realId, prefix, caseId);

    // Somebody may hold several roles; the one that gives the right to work on cases is named first.
    private string RoleOf(AuditActor actor)
    {
        if (actor.Role.Length > 0)
            return actor.Role;
        if (_roles.TryGetValue(actor.Id, out var known))
            return known;
        var held = _rows.RolesOf(Guid.ParseExact(actor.Id, "N"));
        return _roles[actor.Id] = StaffRoles.All.FirstOrDefault(held.Contains) ?? "staff";
    }
}
