using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Revoca.Casework;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
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
            new OrganisationCard("Helpline Example", "takedown@helpline.test", "1 Example Street\nRome", "IT", "Europe/Rome"), Actor.System);
        await started.Employ(Ada, "Ada", StaffRole.Advocate, StaffRole.Lead, StaffRole.Administrator);
        await started.Employ(Ben, "Ben", StaffRole.Advocate, StaffRole.Lead);
        return started;
    }

    /// <summary>Over a folder that somebody else filled.</summary>
    public static TestCasework Over(TestFolder folder) => new(folder, change: null);

    /// <summary>Somebody who may sign in, with these roles and no others.</summary>
    public Task Employ(StaffId id, string name, params StaffRole[] roles) => Employ(services, id, name, roles);

    /// <summary>The same in any installation, such as one behind a real site.</summary>
    public static async Task Employ(IServiceProvider services, StaffId id, string name, params StaffRole[] roles)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        var known = await db.Roles.ToDictionaryAsync(role => role.Name ?? "", role => role.Id);
        foreach (var missing in StaffRoles.All.Where(role => !known.ContainsKey(role)))
            db.Roles.Add(new IdentityRole<Guid>(missing) { Id = known[missing] = Guid.NewGuid(), NormalizedName = missing.ToUpperInvariant() });
        var mail = $"{name.ToLowerInvariant()}@helpline.test";
        db.Users.Add(new StaffMember { Id = id.Value, DisplayName = name, Email = mail, UserName = mail, NormalizedEmail = mail.ToUpperInvariant(), NormalizedUserName = mail.ToUpperInvariant() });
        db.UserRoles.AddRange(roles.Select(role => new IdentityUserRole<Guid> { UserId = id.Value, RoleId = known[StaffRoles.NameOf(role)] }));
        await db.SaveChangesAsync();
    }

    /// <summary>As if somebody had just proved who she is.</summary>
    public FreshProof Proof(StaffId staff) => Proof(services, staff);

    public static FreshProof Proof(IServiceProvider services, StaffId staff) => new(staff, services.GetRequiredService<TimeProvider>().GetUtcNow());

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
