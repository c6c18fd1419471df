using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Builders;

/// <summary>A case with a mandate, consent for hosts and search engines, and a draft for every host.</summary>
public static class DraftedNotices
{
    public static async Task<OpenedCase> All(TestCasework work)
    {
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada);
        await work.Get<AddLinks>().Run(opened.Id, Samples.Links, TestCasework.Ada);
        await work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        foreach (var towards in new[] { Recipient.Host, Recipient.Search })
        {
            var scope = new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent);
            await work.Get<RecordConsent>().Run(opened.Id, scope, new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(TestCasework.Ada));
        }

        await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        return opened;
    }

    /// <summary>The first draft that goes by mail.</summary>
    public static async Task<(OpenedCase Case, Notice Notice)> One(TestCasework work)
    {
        var opened = await All(work);
        return (opened, (await SentNotices.Show(work, opened)).Notices.First(notice => notice.Route == Route.Mail && notice.Address.Length > 0));
    }
}
