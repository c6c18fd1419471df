using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Revoca.Casework;
using Revoca.Casework.People;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Builders;

/// <summary>A whole installation in a folder of its own: real database, real keys, pick-up folder, a clock that stands still until told.</summary>
public sealed class TestCasework : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestCasework(TestFolder folder, Action<IServiceCollection>? change)
    {
        Folder = folder;
        var usual = CaseworkOptions.For(folder.Data);
        Options = usual with { Vault = usual.Vault with { Clock = Clock } };
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddCasework(Options);
        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public static StaffId Ada { get; } = new(new Guid("aaaaaaaa-0000-4000-8000-000000000001"));

    public static StaffId Ben { get; } = new(new Guid("bbbbbbbb-0000-4000-8000-000000000002"));

    public TestFolder Folder { get; }

    public CaseworkOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public string PickUp => Path.Combine(Folder.Data, Options.Mail.PickUpFolder);

    /// <summary>An installation of an invented helpline, ready to work.</summary>
    public static async Task<TestCasework> Start(Action<IServiceCollection>? change = null)
    {
        var started = new TestCasework(new TestFolder(), change);
        await started.Get<StartDatabase>().RunAsync();
        await started.Get<DescribeOrganisation>().Run(
            new OrganisationCard("Helpline Example", "takedown@helpline.test", "1 Example Street\nRome", "IT", "Europe/Rome"));
        return started;
    }

    public IServiceProvider Services => services;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public CaseworkDb Db() => Get<IDbContextFactory<CaseworkDb>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Folder.Dispose();
    }
}
