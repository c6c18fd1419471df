using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage;

/// <summary>A real installation in a folder of its own, with a clock that stands still.</summary>
internal sealed class StoreFixture : IDisposable
{
    private readonly ServiceProvider _services;

    public StoreFixture(bool start = true)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddRevocaStorage(new VaultOptions { DataFolder = Folder.Data, CredentialsFolder = null, Clock = Clock });
        _services = services.BuildServiceProvider();
        if (!start)
            return;
        Directory.CreateDirectory(Folder.Data);
        _ = Get<KeyVault>();
        using var db = Open();
        db.Database.EnsureCreated();
    }

    public TestFolder Folder { get; } = new();
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero));
    public KeyVault Vault => Get<KeyVault>();
    public AuditLog Log => Get<AuditLog>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CaseworkDb Open() => Get<IDbContextFactory<CaseworkDb>>().CreateDbContext();

    public void Sql(FormattableString sql)
    {
        using var db = Open();
        db.Database.ExecuteSql(sql);
    }

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        Folder.Dispose();
    }
}
