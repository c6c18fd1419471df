using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Storage;

/// <summary>What the web and every verb with data do first: make the folder, bring the database to the present schema.</summary>
public sealed class StartDatabase(VaultOptions options, KeyVault vault, IDbContextFactory<CaseworkDb> dbs)
{
    public async Task RunAsync(CancellationToken stop = default)
    {
        _ = vault;
        SafeFile.MakeFolder(options.DataFolder);
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
    }
}
