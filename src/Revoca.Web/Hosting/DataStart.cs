using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Sqlite;

namespace Revoca.Web.Hosting;

/// <summary>Opens the data folder before the first request.</summary>
public static class DataStart
{
    public static void AddData(this IServiceCollection services, string folder)
    {
        Directory.CreateDirectory(folder);
        services.AddDbContextFactory<SqliteCaseworkDb>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "revoca.db")}"));
        services.AddSingleton<IDbContextFactory<CaseworkDb>, AnyCaseworkDb>();
        services.AddScoped<CaseworkDb>(provider => provider.GetRequiredService<SqliteCaseworkDb>());
    }

    public static async Task OpenDataAsync(this IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        await db.Database.EnsureCreatedAsync();
    }

    private sealed class AnyCaseworkDb(IDbContextFactory<SqliteCaseworkDb> dbs) : IDbContextFactory<CaseworkDb>
    {
        public CaseworkDb CreateDbContext() => dbs.CreateDbContext();
    }
}
