using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage;

public static class StorageServices
{
    /// <summary>Keys and database of one data folder. Call <see cref="StartDatabase.RunAsync"/> before the first use.</summary>
    public static IServiceCollection AddRevocaStorage(this IServiceCollection services, VaultOptions options)
    {
        // One clock for everything: the log's times and those of the use cases must not differ.
        services.AddSingleton(all => options with { Clock = all.GetService<TimeProvider>() ?? options.Clock });
        services.AddSingleton(all => KeyVault.Open(all.GetRequiredService<VaultOptions>()));
        services.AddSingleton<StorageState>();
        services.AddSingleton<IDbContextFactory<CaseworkDb>>(all =>
            new SqliteDbFactory(options.DataFolder, all.GetRequiredService<KeyVault>(), all.GetRequiredService<StorageState>()));
        services.AddScoped(all => all.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContext());
        services.AddSingleton<StartDatabase>();
        services.AddSingleton<CodeLocks>();
        services.AddSingleton<CodeLimits>();
        services.AddSingleton<KeyRotation>();
        services.AddSingleton<EraseCase>();
        services.AddSingleton<MakeBackup>();
        services.AddSingleton<DrillBackup>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<SignCheckpoint>();
        services.AddHostedService<SignCheckpoints>();
        services.AddSingleton<VerifyAudit>();
        services.AddSingleton<ReadAudit>();
        services.AddSingleton<ExportAudit>();
        services.AddSingleton<RunningExports>();
        services.AddSingleton<HandOutAudit>();
        services.AddRevocaDataProtection(options);
        return services;
    }
}
