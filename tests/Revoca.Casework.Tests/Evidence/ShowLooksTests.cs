using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence;

public sealed class ShowLooksTests
{
    [Fact]
    public async Task A_look_counts_for_who_looked_and_spares_the_others_for_a_day()
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var items = (await casework.Get<AddLinks>().Run(opened.Id, "https://images.example/a https://images.example/b", TestCasework.Ada)).Added;
        await casework.Get<ObserveItems>().Run(opened.Id, [items[0]], Availability.Live, TestCasework.Ben);

        var ada = await casework.Get<ShowLooks>().Run(opened.Id, TestCasework.Ada);
        Assert.Equal(new ExposureBudget(0, 0), ada.Budget);
        Assert.Equal(("Ben", false), (ada.Verified[items[0]].Who, ada.Verified[items[0]].Own));
        Assert.False(ada.Verified.ContainsKey(items[1]));
        Assert.Equal(new ExposureBudget(1, 1), (await casework.Get<ShowLooks>().Run(opened.Id, TestCasework.Ben)).Budget);

        casework.Clock.Advance(TimeSpan.FromHours(25));
        var later = await casework.Get<ShowLooks>().Run(opened.Id, TestCasework.Ben);
        Assert.Equal(new ExposureBudget(0, 1), later.Budget);
        Assert.Empty(later.Verified);
    }

    [Fact]
    public async Task Beyond_the_limit_a_look_is_still_taken()
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var items = (await casework.Get<AddLinks>().Run(opened.Id, string.Join('\n', Enumerable.Range(0, 25).Select(i => $"https://images.example/p{i}")), TestCasework.Ada)).Added;
        await casework.Get<ObserveItems>().Run(opened.Id, [.. items.Take(20)], Availability.Live, TestCasework.Ada);
        Assert.Equal(ExposureState.Reached, (await casework.Get<ShowLooks>().Run(opened.Id, TestCasework.Ada)).Budget.State);
        await casework.Get<ObserveItems>().Run(opened.Id, [items[24]], Availability.Unavailable, TestCasework.Ada);
        Assert.Equal(21, (await casework.Get<ShowLooks>().Run(opened.Id, TestCasework.Ada)).Budget.Day);
    }
}
