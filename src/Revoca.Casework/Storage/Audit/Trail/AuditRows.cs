using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage.Audit;

/// <summary>
/// Reads and writes the log's rows inside the running transaction, past the change tracker: a record rides on every save, so it must cost little.
/// The mapping of <see cref="AuditMapping"/> names the same columns; every test that reads the log reads them through it.
/// </summary>
internal sealed class AuditRows(DbContext db, KeyVault vault)
{
    private const int HeadId = 1;
    private static readonly string HeadRow = FieldAddress.Row(HeadId);
    private readonly DbConnection _connection = db.Database.GetDbConnection();
    private readonly DbTransaction? _transaction = db.Database.CurrentTransaction?.GetDbTransaction();

    /// <summary>How the log stands. The first record of all finds an empty head.</summary>
    public StoredHead ReadHead()
    {
        using var command = Command("""SELECT "Size", "Frontier", "LastTime", "LastClock", "FactsVersion", "FactsSignature" FROM audit_head WHERE "Id" = @id""", ("id", HeadId));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return new StoredHead(new AuditHead(), Version: 0, IsGenuine: true);
        var head = new AuditHead
        {
            Size = row.GetInt64(0),
            Frontier = row.GetFieldValue<byte[]>(1),
            LastTime = new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero),
            LastClock = new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
        };
        var version = row.GetInt32(4);
        var signature = row.IsDBNull(5) ? [] : row.GetFieldValue<byte[]>(5);
        return new StoredHead(head, version, vault.Facts.Verify(FactKind.AuditHead, HeadRow, version, AuditMapping.FactsOf(head), signature));
    }

    public void WriteHead(StoredHead stored)
    {
        var (head, version) = (stored.Head, stored.Version + 1);
        (string, object?)[] values =
        [
            ("id", HeadId), ("size", head.Size), ("frontier", head.Frontier), ("time", head.LastTime.UtcTicks), ("clock", head.LastClock.UtcTicks),
            ("version", version), ("signature", vault.Facts.Sign(FactKind.AuditHead, HeadRow, version, AuditMapping.FactsOf(head))),
        ];
        // A head that was changed outside Revoca is never signed anew: that would launder it.
        Run((stored.Version, stored.IsGenuine) switch
        {
            (0, _) => """INSERT INTO audit_head ("Id", "Size", "Frontier", "LastTime", "LastClock", "FactsVersion", "FactsSignature") VALUES (@id, @size, @frontier, @time, @clock, @version, @signature)""",
            (_, true) => """UPDATE audit_head SET "Size" = @size, "Frontier" = @frontier, "LastTime" = @time, "LastClock" = @clock, "FactsVersion" = @version, "FactsSignature" = @signature WHERE "Id" = @id""",
            _ => """UPDATE audit_head SET "Size" = @size, "Frontier" = @frontier, "LastTime" = @time, "LastClock" = @clock WHERE "Id" = @id""",
        }, values);
    }

    /// <summary>The name that stands for somebody or something, made at first use.</summary>
    public AuditName Name(string kind, string realId, string prefix, Guid? caseId)
    {
        using (var command = Command("""SELECT "Pseudonym", "LastSeq" FROM audit_names WHERE "Kind" = @kind AND "RealId" = @real""", ("kind", kind), ("real", realId)))
        using (var row = command.ExecuteReader())
        {
            if (row.Read())
                return new AuditName { Kind = kind, RealId = realId, Pseudonym = row.GetString(0), LastSeq = row.IsDBNull(1) ? null : row.GetInt64(1) };
        }

        var made = new AuditName { Kind = kind, RealId = realId, Pseudonym = prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), CaseId = caseId };
        Run("""INSERT INTO audit_names ("Kind", "RealId", "Pseudonym", "LastSeq", "CaseId") VALUES (@kind, @real, @pseudonym, NULL, @case)""",
            ("kind", kind), ("real", realId), ("pseudonym", made.Pseudonym), ("case", caseId));
        return made;
    }

    public void WriteLastSeq(AuditName name) =>
        Run("""UPDATE audit_names SET "LastSeq" = @seq WHERE "Kind" = @kind AND "RealId" = @real""", ("seq", name.LastSeq), ("kind", name.Kind), ("real", name.RealId));

    public void Add(long seq, byte[] line, Guid? caseId, byte[] payload)
    {
        Run("""INSERT INTO audit_records ("Seq", "Line") VALUES (@seq, @line)""", ("seq", seq), ("line", line));
        Run("""INSERT INTO audit_details ("Seq", "CaseId", "PayloadSealed") VALUES (@seq, @case, @payload)""",
            ("seq", seq), ("case", caseId), ("payload", Seal(seq, caseId, payload)));
    }

    /// <summary>The roles a member of staff holds now.</summary>
    public IReadOnlySet<string> RolesOf(Guid staff)
    {
        using var command = Command("""SELECT r."Name" FROM "AspNetUserRoles" u JOIN "AspNetRoles" r ON r."Id" = u."RoleId" WHERE u."UserId" = @staff""", ("staff", staff));
        using var row = command.ExecuteReader();
        var roles = new HashSet<string>(StringComparer.Ordinal);
        while (row.Read())
            roles.Add(row.GetString(0));
        return roles;
    }

    // A case whose keys are damaged must still leave a trace of who tried to open it: its details are then kept by nobody.
    private byte[]? Seal(long seq, Guid? caseId, byte[] payload)
    {
        try
        {
            var address = new FieldAddress("audit_details", "Payload", seq.ToString(CultureInfo.InvariantCulture), caseId);
            return FieldSeal.Seal(vault, db, payload, (address, Tier.S));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@" + name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <param name="Version">0 when there is no row yet.</param>
/// <param name="IsGenuine">False when the row was changed outside Revoca.</param>
internal sealed record StoredHead(AuditHead Head, int Version, bool IsGenuine);
