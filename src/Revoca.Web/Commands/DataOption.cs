using System.CommandLine;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Web.Commands;

/// <summary>What verbs with data share: --data, opening keys and database, and one way to say that something was refused.</summary>
internal static class DataOption
{
    public static Option<string> Make() =>
        new("--data") { DefaultValueFactory = _ => "./data", Description = "The data folder; its keys lie in the folder of the same name with -keys" };

    /// <summary>Runs a verb on an existing installation. No keys and no data are ever made by it.</summary>
    /// <param name="more">What the verb needs beyond keys and database.</param>
    public static async Task<int> RunAsync(string? folder, Func<IServiceProvider, Task<int>> verb, CancellationToken stop, Action<IServiceCollection>? more = null)
    {
        try
        {
            await using var services = Open(folder ?? "./data", more);
            await services.GetRequiredService<StartDatabase>().RunAsync(stop);
            return await verb(services);
        }
        catch (Exception refusal) when (refusal is VaultLockedException or StorageRefusedException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    private static ServiceProvider Open(string folder, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddRevocaStorage(Vault(folder));
        more?.Invoke(services);
        var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<KeyVault>();
        return provider;
    }

    public static VaultOptions Vault(string? folder) => new() { DataFolder = Path.GetFullPath(folder ?? "./data"), MayCreate = false };
}
