using Microsoft.EntityFrameworkCore;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>The embedded default: one SQLite file in the data folder. Everything dialect-specific stays in this folder.</summary>
public sealed class SqliteCaseworkDb(DbContextOptions<SqliteCaseworkDb> options) : CaseworkDb(options);
