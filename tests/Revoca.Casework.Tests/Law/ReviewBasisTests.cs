using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Law;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

public sealed class ReviewBasisTests
{
    [Fact]
    public async Task A_tick_names_the_lawyer_and_holds_until_the_text_changes()
    {
        await using var work = await TestCasework.Start();
        var review = work.Get<ReviewBasis>();
        Assert.DoesNotContain(await review.List(), row => row.Basis.ReviewedByLegal);
        await review.Tick("us-tida", "A. Example, lawyer", TestCasework.Ada);
        await review.Tick("us-tida", "B. Example, lawyer", TestCasework.Ben);
        var ticked = Assert.Single(await review.List(), row => row.Basis.ReviewedByLegal);
        Assert.Equal(("us-tida", "B. Example, lawyer"), (ticked.Basis.Id, ticked.Review?.Reviewer));

        await using (var db = work.Db())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE basis_reviews SET Sha256 = 'of an earlier text'");
        }

        var changed = Assert.Single(await review.List(), row => row.Changed);
        Assert.False(changed.Basis.ReviewedByLegal);
        await review.Untick("us-tida", TestCasework.Ada);
        Assert.DoesNotContain(await review.List(), row => row.Review is not null);
    }

    [Fact]
    public async Task A_tick_without_a_name_or_for_no_basis_is_refused()
    {
        await using var work = await TestCasework.Start();
        var review = work.Get<ReviewBasis>();
        Assert.Equal(BrokenRule.ReasonMissing, (await Assert.ThrowsAsync<RuleBroken>(() => review.Tick("us-tida", " ", TestCasework.Ada))).Rule);
        Assert.Equal(BrokenRule.NothingChosen, (await Assert.ThrowsAsync<RuleBroken>(() => review.Tick("us-tidal", "A", TestCasework.Ada))).Rule);
    }
}
