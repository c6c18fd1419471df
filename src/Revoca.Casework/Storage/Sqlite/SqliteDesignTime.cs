using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>For <c>dotnet ef</c> alone: the shape of the database, no file and no keys.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCaseworkDb>
{
    public SqliteCaseworkDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCaseworkDb>().UseSqlite("Data Source=:memory:").Options);
}
