using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Revoca.Casework.Storage.Vault;

public static class VaultOptionsBuilder
{
    /// <summary>Gives a context the keys with which it seals and opens.</summary>
    public static TBuilder UseVault<TBuilder>(this TBuilder builder, KeyVault vault)
        where TBuilder : DbContextOptionsBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new VaultExtension(vault));
        // Sealing comes first: it makes the keys of a new case, which the log's details need.
        builder.AddInterceptors(SealingInterceptor.Instance, Audit.AuditInterceptor.Instance);
        return builder;
    }
}

/// <summary>Carries the vault to where the interceptor finds it. It is no part of the service provider's identity, so contexts share models.</summary>
internal sealed class VaultExtension(KeyVault vault) : IDbContextOptionsExtension
{
    public DbContextOptionsExtensionInfo Info => field ??= new About(this);

    public KeyVault Vault { get; } = vault;

    public static KeyVault Of(DbContext db) => db.GetService<IDbContextOptions>().FindExtension<VaultExtension>()?.Vault
        ?? throw new InvalidOperationException($"{db.GetType().Name} was made without UseVault(…), so it can neither seal nor open.");

    public void ApplyServices(IServiceCollection services)
    {
    }

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class About(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "vault ";
        public override int GetServiceProviderHashCode() => 0;
        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is About;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }
    }
}
