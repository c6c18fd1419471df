using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Revoca.Casework.Storage.Vault;

/// <summary>A row of key_wraps as read while another query is being materialised, where the context itself may not be asked.</summary>
internal sealed record StoredWrap(Guid Id, Guid CaseId, Guid KeyId, WrapRecipient Recipient, byte[] Blob, int Version, byte[] Signature)
{
    public bool IsGenuine(FactSeal facts) => facts.Verify(
        FactKind.KeyWrap, FieldAddress.Row(Id), Version, KeyWrap.FactsOf(CaseId, KeyId, Recipient.ToString(), Blob, (null, 0)), Signature);
}

internal static class KeyWrapReader
{
    // Runs on the caller's connection, inside the caller's transaction. SQLite allows a second open reader on one connection.
    public static IReadOnlyList<StoredWrap> Read(DbContext db, Guid caseId)
    {
        var connection = db.Database.GetDbConnection();
        var wasClosed = connection.State != System.Data.ConnectionState.Open;
        if (wasClosed)
            db.Database.OpenConnection();
        try
        {
            using var command = Command(db, connection, caseId);
            using var reader = command.ExecuteReader();
            var wraps = new List<StoredWrap>();
            while (reader.Read())
                wraps.Add(Row(reader, caseId));
            return wraps;
        }
        finally
        {
            if (wasClosed)
                db.Database.CloseConnection();
        }
    }

    private static DbCommand Command(DbContext db, DbConnection connection, Guid caseId)
    {
        var command = connection.CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"""
            SELECT "Id", "KeyId", "Recipient", "Blob", "{SealedColumns.FactsVersion}", "{SealedColumns.FactsSignature}"
            FROM "{KeyWrap.Table}" WHERE "CaseId" = @case AND "Recipient" <> '{WrapRecipient.Code}'
            """;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@case";
        parameter.Value = caseId;
        command.Parameters.Add(parameter);
        return command;
    }

    private static StoredWrap Row(DbDataReader reader, Guid caseId) => new(
        reader.GetGuid(0), caseId, reader.GetGuid(1), Enum.Parse<WrapRecipient>(reader.GetString(2)),
        reader.GetFieldValue<byte[]>(3), reader.GetInt32(4), reader.GetFieldValue<byte[]>(5));
}
