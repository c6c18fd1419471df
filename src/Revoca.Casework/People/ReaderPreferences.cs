using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;

namespace Revoca.Casework.People;

/// <summary>How one member of staff likes to read the desk.</summary>
public sealed class ReaderPreferences(IDbContextFactory<CaseworkDb> dbs)
{
    public sealed record Kept(string DisplayName, string Language, string TimeZone, bool DarkTheme);

    public async Task<Kept> ReadAsync(Guid member)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await db.Users.Where(user => user.Id == member)
            .Select(user => new Kept(user.DisplayName, user.Language, user.TimeZone, user.DarkTheme)).SingleOrDefaultAsync()
            ?? new Kept("", "en", "UTC", DarkTheme: false);
    }

    public async Task KeepThemeAsync(Guid member, bool dark)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await db.Users.Where(user => user.Id == member).ExecuteUpdateAsync(set => set.SetProperty(user => user.DarkTheme, dark));
    }

    /// <param name="member">Whose desk it is.</param>
    /// <param name="language">"en" or "it".</param>
    public async Task KeepLanguageAsync(Guid member, string language)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await db.Users.Where(user => user.Id == member).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, language));
    }
}
