using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Tests.Cases;

public sealed class ListCasesTests
{
    [Fact]
    public async Task Cases_that_changed_at_the_same_moment_are_each_listed_once_across_pages()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var work = await TestCasework.Start();
        // The clock stands still, so all of them changed at one moment.
        var opened = await work.AddAsync(ListCases.PageSize + 7, _ => new CaseOpening { Country = "IT" });
        var first = await work.Get<ListCases>().Run(new CaseFilter(), null, stop);
        var second = await work.Get<ListCases>().Run(new CaseFilter(), first.Next, stop);
        Assert.Null(second.Next);
        Assert.Equal(opened.Order(), first.Rows.Concat(second.Rows).Select(row => row.Case.Id).Order());
    }
}
