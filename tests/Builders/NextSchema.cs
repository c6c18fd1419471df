using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Sqlite.Migrations;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Builders;

/// <summary>The program of the next version as far as its database goes: the present migrations and one more, of every kind of change SQLite makes differently.</summary>
public sealed class NextSchema(string dataFolder, KeyVault vault, Action<int>? before = null) : IDbContextFactory<CaseworkDb>
{
    /// <summary>What the next version knows as its last migration.</summary>
    public const string Id = "20990101000000_Next";

    private readonly DbContextOptions<SqliteCaseworkDb> options = new DbContextOptionsBuilder<SqliteCaseworkDb>().UseRevocaSqlite(dataFolder, vault)
        .ReplaceService<IMigrationsAssembly, NextMigrations>().AddInterceptors(new Counting(before ?? (_ => { }))).Options;

    public CaseworkDb CreateDbContext() => new SqliteCaseworkDb(options);

    // Tells of each statement of the upgrade before it runs.
    private sealed class Counting(Action<int> before) : DbCommandInterceptor
    {
        private int seen;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.CommandSource == CommandSource.Migrations)
                before(++seen);
            return ValueTask.FromResult(result);
        }
    }
}

/// <summary>The migrations of the next version.</summary>
internal sealed class NextMigrations : IMigrationsAssembly
{
    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = new SortedDictionary<string, TypeInfo>(StringComparer.Ordinal)
    {
        [typeof(Initial).GetCustomAttribute<MigrationAttribute>()?.Id ?? ""] = typeof(Initial).GetTypeInfo(),
        [NextSchema.Id] = typeof(Next).GetTypeInfo(),
    };

    public ModelSnapshot ModelSnapshot { get; } = new SqliteCaseworkDbModelSnapshot();

    public Assembly Assembly => typeof(NextMigrations).Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.SingleOrDefault(id => id == nameOrId || id.EndsWith("_" + nameOrId, StringComparison.Ordinal));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var made = (Migration?)Activator.CreateInstance(migrationClass) ?? throw new InvalidOperationException("The migration cannot be made.");
        made.ActiveProvider = activeProvider;
        return made;
    }
}

/// <summary>A table, a column with its content, an index, and a change for which SQLite rebuilds a whole table.</summary>
[Migration(NextSchema.Id)]
internal sealed class Next : Initial
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("next_things", table => new { Id = table.Column<long>(), Word = table.Column<string>() }, constraints: table => table.PrimaryKey("PK_next_things", row => row.Id));
        migrationBuilder.AddColumn<string>("NextWord", "cases", nullable: false, defaultValue: "");
        migrationBuilder.Sql("UPDATE cases SET NextWord = 'next ' || Country");
        migrationBuilder.CreateIndex("IX_cases_NextWord", "cases", "NextWord");
        migrationBuilder.AlterColumn<string>("Result", "case_events", maxLength: 120, nullable: true);
        migrationBuilder.Sql("INSERT INTO next_things (Word) SELECT NextWord FROM cases");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("Versions go forward; a backup goes back.");
}
