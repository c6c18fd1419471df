using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Demo;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Tests.Demo;

public sealed class SeedDemoTests
{
    [Fact]
    public async Task The_demo_has_eight_cases_in_different_states_whose_codes_open_them_and_refuses_to_run_twice()
    {
        using var folder = new TestFolder();
        var seed = new SeedDemo(CaseworkOptions.For(folder.Data), TimeProvider.System);
        var seeded = await seed.Run();
        Assert.Equal(8, seeded.Cases.Count);
        Assert.Superset(
            new HashSet<CaseState> { CaseState.AwaitingConsent, CaseState.Active, CaseState.Monitoring, CaseState.Paused, CaseState.Closed },
            seeded.Cases.Select(one => one.State).ToHashSet());
        Assert.All(seeded.Cases, one => Assert.NotNull(AccessCode.Read(one.AccessCode)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => seed.Run());
    }

    [Fact]
    public async Task The_demo_refuses_a_real_installation()
    {
        await using var work = await TestCasework.Start();
        await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new SeedDemo(work.Options, TimeProvider.System).Run());
    }
}
