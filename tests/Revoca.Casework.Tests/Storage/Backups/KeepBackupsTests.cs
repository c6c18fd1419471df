using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Storage.Backups;

public sealed class KeepBackupsTests : IDisposable
{
    private readonly TestFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worker_tries_the_newest_backup_once_a_week_and_remembers_what_came_of_it()
    {
        await using var work = await StartAsync();
        await work.AddAsync(3, _ => new CaseOpening { Country = "IT" });
        await work.Get<KeepBackups>().Round(Stop);
        Assert.True((await work.Get<KeepBackups>().Show(Stop)) is { Warns: true, LastDrill: null, Backups: [] });
        await work.Get<KeepBackups>().Make(Stop);
        await work.Get<KeepBackups>().Round(Stop);
        var first = (await work.Get<KeepBackups>().Show(Stop)).LastGood;
        Assert.Equal((true, 3, 3), (first?.Good, first?.Cases, first?.Readable));
        work.Clock.Advance(TimeSpan.FromDays(6));
        await work.Get<KeepBackups>().Round(Stop);
        Assert.Equal(first?.Id, (await work.Get<KeepBackups>().Show(Stop)).LastDrill?.Id);
        work.Clock.Advance(TimeSpan.FromDays(1));
        await work.Get<KeepBackups>().Round(Stop);
        Assert.NotEqual(first?.Id, (await work.Get<KeepBackups>().Show(Stop)).LastDrill?.Id);
    }

    [Fact]
    public async Task The_desk_warns_when_the_last_good_drill_is_too_old_or_the_last_one_failed()
    {
        await using var work = await StartAsync();
        var made = await work.Get<KeepBackups>().Make(Stop);
        Assert.True((await work.Get<KeepBackups>().Drill(Stop)).Good);
        Assert.False((await work.Get<KeepBackups>().Show(Stop)).Warns);
        work.Clock.Advance(TimeSpan.FromDays(15));
        Assert.True((await work.Get<KeepBackups>().Show(Stop)).Warns);
        var database = Path.Combine(made, "database.sealed");
        await File.WriteAllBytesAsync(database, (await File.ReadAllBytesAsync(database, Stop))[..^1], Stop);
        Assert.False((await work.Get<KeepBackups>().Drill(Stop)).Good);
        Assert.True((await work.Get<KeepBackups>().Show(Stop)) is { Warns: true, LastDrill.Good: false, LastGood: not null });
    }

    [Fact]
    public async Task On_the_day_the_certificate_names_no_backup_opens_the_erased_case_any_more()
    {
        await using var work = await StartAsync();
        var id = (await work.AddAsync(1, _ => new CaseOpening { Country = "IT", CalledName = "Robin" }))[0];
        var made = await work.Get<KeepBackups>().Make(Stop);
        var erasure = await work.Get<EraseForGood>().Run(id, ErasureReason.AtHerWish, work.Proof(TestCasework.Ada), Stop);
        work.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, BackupFolder.Purge(folder.Path, work.Clock.GetUtcNow()));
        work.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(erasure.BackupsGoneOn, DateOnly.FromDateTime(work.Clock.GetUtcNow().UtcDateTime));
        await work.Get<KeepBackups>().Round(Stop);
        Assert.False(File.Exists(Path.Combine(made, "wraps.sealed")));
        // Even somebody with every key and without the list of erased cases opens nothing.
        File.Delete(Path.Combine(made, "erased.txt"));
        var second = new VaultOptions { DataFolder = work.Folder["second"], CredentialsFolder = null, Clock = work.Clock };
        Directory.CreateDirectory(second.KeysFolder);
        File.Copy(Path.Combine(work.Folder.Keys, "kek"), Path.Combine(second.KeysFolder, "kek"));
        await RestoreBackup.RunAsync(made, second, words: null, Stop);
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(work.Clock).AddRevocaStorage(second).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(Stop);
        var found = await db.Cases.AsNoTracking().SingleAsync(Stop);
        Assert.NotEmpty(SealedRow.Faults(found));
        Assert.Equal("", found.CalledName);
    }

    [Fact]
    public async Task Without_a_folder_nothing_is_done_and_asking_says_what_to_set()
    {
        await using var work = await TestCasework.Start();
        await work.Get<KeepBackups>().Round(Stop);
        var refused = await Assert.ThrowsAsync<StorageRefusedException>(() => work.Get<KeepBackups>().Make(Stop));
        Assert.Contains("--Backups:Folder", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<TestCasework> StartAsync() => TestCasework.Start(services => services.AddSingleton(new BackupOptions { Folder = folder.Path }));
}
