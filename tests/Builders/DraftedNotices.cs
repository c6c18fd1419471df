using Microsoft.Extensions.DependencyInjection;
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
    public static Task<OpenedCase> All(TestCasework work) => All(work.Services);

    /// <summary>The same in any installation, such as one behind a real site.</summary>
    public static async Task<OpenedCase> All(IServiceProvider work)
    {
        var opened = await work.GetRequiredService<OpenCase>().Run(new CaseOpening { CalledName = "Example", Country = "IT" }, TestCasework.Ada);
        await work.GetRequiredService<AddLinks>().Run(opened.Id, Samples.Links, TestCasework.Ada);
        await work.GetRequiredService<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        foreach (var towards in new[] { Recipient.Host, Recipient.Search })
        {
            var scope = new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent);
            await work.GetRequiredService<RecordConsent>().Run(opened.Id, scope, new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(TestCasework.Ada));
        }

        await work.GetRequiredService<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
        return opened;
    }

    /// <summary>The first draft that goes by mail.</summary>
    public static async Task<(OpenedCase Case, Notice Notice)> One(TestCasework work)
    {
        var opened = await All(work);
        return (opened, (await SentNotices.Show(work, opened)).Notices.First(notice => notice.Route == Route.Mail && notice.Address.Length > 0));
    }
}
