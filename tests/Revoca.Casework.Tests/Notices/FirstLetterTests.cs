using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Notices;

/// <summary>The letter of the first rung (law.md D.1), by her country and whoever is written to; it lacks nothing.</summary>
public sealed class FirstLetterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("US", "https://www.reddit.com/r/example/comments/abc123/one", LetterKind.TidaRequest, "removal")]
    [InlineData("IT", "https://www.reddit.com/r/example/comments/abc123/one", LetterKind.Dsa16Notice, "")]
    [InlineData("GB", "https://www.reddit.com/r/example/comments/abc123/one", LetterKind.UkReport, "removal")]
    [InlineData("IT", "https://www.google.com/search?q=sample+name+video", LetterKind.DeindexRequest, "answer")]
    [InlineData("GB", "https://www.google.com/search?q=sample+name+video", LetterKind.DeindexRequest, "answer uk-removal")]
    public async Task The_letter_that_is_proposed_first_fits_country_and_host_and_is_complete(string country, string link, LetterKind kind, string clocks)
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = country }, TestCasework.Ada, Stop);
        await work.Get<AddLinks>().Run(opened.Id, link, TestCasework.Ada, Stop);
        await work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada, Stop);
        foreach (var towards in new[] { Recipient.Host, Recipient.Search })
            await work.Get<RecordConsent>().Run(opened.Id, new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(TestCasework.Ada), Stop);

        var notice = Assert.Single((await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada, Stop)).Notices);
        var view = await work.Get<ShowNotice>().Run(opened.Id, notice, TestCasework.Ada, Stop);
        Assert.Equal(kind, view?.Notice.Kind);
        Assert.Equal(kind == LetterKind.DeindexRequest, view?.Text.Contains("sample name video", StringComparison.Ordinal));
        var approval = Assert.Single(await work.Get<ApproveNotices>().Run(opened.Id, [notice], TestCasework.Ada, Stop));
        Assert.True(approval.Outcome is ApprovalOutcome.ReadyToSubmit, $"{approval.Outcome} {string.Join(", ", approval.Gaps)} {string.Join(", ", view?.Validity.Missing ?? [])}");
        await work.Get<ChangeNotice>().ConfirmSubmission(opened.Id, notice, "T-4711", TestCasework.Ada, Stop);
        Assert.Equal(clocks, string.Join(' ', (await work.Get<ListClocks>().Run(TestCasework.Ada)).Rows.Select(row => row.Clock.Rule.Name).Order(StringComparer.Ordinal)));
    }
}
