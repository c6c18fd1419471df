using Revoca.Builders;
using Revoca.Casework.Cases.Search;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Tests.Cases.Search;

public sealed class ScanCasesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("perche qualcuno", SearchPlaceKind.Story)]
    [InlineData("PERCHÉ  QUALCUNO", SearchPlaceKind.Story)]
    [InlineData("zoë", SearchPlaceKind.Name)]
    [InlineData("after SIX", SearchPlaceKind.Report)]
    public async Task Words_are_found_without_capitals_accents_or_double_blanks(string words, SearchPlaceKind where)
    {
        await using var work = await TestCasework.Start();
        if (where == SearchPlaceKind.Report)
            await SearchCasesTests.FileAsync(work);
        await work.AddAsync(1, _ => new CaseOpening { Country = "IT", CalledName = "Zoe", Narrative = "Non so perché\n qualcuno lo ha fatto" });
        var step = Assert.Single(await work.Get<ScanCases>().Run(words, TestCasework.Ada, Stop).ToListAsync(Stop));
        Assert.Equal(ScanEnd.All, step.Ended);
        Assert.Equal(where, Assert.Single(Assert.Single(step.Found).Places).Kind);
    }

    [Fact]
    public async Task The_progress_counts_every_case_and_a_scan_can_be_stopped()
    {
        await using var work = await TestCasework.Start();
        await work.AddAsync(60, i => new CaseOpening { Country = "IT", CalledName = $"Person {i}" });
        var steps = await work.Get<ScanCases>().Run("person 59", TestCasework.Ada, Stop).ToListAsync(Stop);
        Assert.Equal([25, 50, 60], steps.Select(step => step.Done));
        Assert.All(steps, step => Assert.Equal(60, step.All));
        Assert.Single(steps.SelectMany(step => step.Found));
        using var impatient = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var step in work.Get<ScanCases>().Run("person", TestCasework.Ada, impatient.Token))
            {
                seen += step.Found.Count;
                await impatient.CancelAsync();
            }
        });
        Assert.Equal(25, seen);
    }

    [Fact]
    public async Task Too_many_finds_end_the_scan_and_too_few_letters_begin_none()
    {
        await using var work = await TestCasework.Start();
        await work.AddAsync(ScanCases.MostHits + 30, _ => new CaseOpening { Country = "IT", CalledName = "Person" });
        var steps = await work.Get<ScanCases>().Run("person", TestCasework.Ada, Stop).ToListAsync(Stop);
        Assert.Equal(ScanEnd.TooMany, steps[^1].Ended);
        Assert.True(steps[^1].Done < steps[^1].All);
        Assert.Empty(await work.Get<ScanCases>().Run("p.!", TestCasework.Ada, Stop).ToListAsync(Stop));
    }
}
