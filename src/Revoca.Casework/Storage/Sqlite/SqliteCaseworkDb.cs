using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Revoca.Casework.Notices;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>The embedded default: one SQLite file in the data folder. Everything dialect-specific stays in this folder.</summary>
public sealed class SqliteCaseworkDb(DbContextOptions<SqliteCaseworkDb> options) : CaseworkDb(options)
{
    public override async Task<OutboxId?> ClaimOutbox(DateTimeOffset now, TimeSpan lease, CancellationToken cancellation)
    {
        var (until, token, due) = ((now + lease).UtcTicks, Guid.NewGuid(), now.UtcTicks);
        var claimed = await Database.SqlQuery<Guid>($"""
            UPDATE outbox SET LeasedUntil = {until}, LeaseToken = {token}, Tries = Tries + 1
            WHERE Id = (SELECT Id FROM outbox WHERE DoneAt IS NULL AND Due <= {due} AND (LeasedUntil IS NULL OR LeasedUntil < {due}) ORDER BY Due LIMIT 1)
            RETURNING Id AS "Value"
            """).ToListAsync(cancellation);
        return claimed.Count == 0 ? null : new OutboxId(claimed[0]);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite compares DateTimeOffset as text, which misorders offsets: ticks of UTC sort and compare.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
