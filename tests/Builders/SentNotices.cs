using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Builders;

/// <summary>A case whose notices have been approved, and sent as far as mail carries them.</summary>
public static class SentNotices
{
    public static async Task<OpenedCase> Queued(TestCasework work)
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
        await work.Get<ApproveNotices>().Run(opened.Id, [.. (await Show(work, opened)).Notices.Select(notice => notice.Id)], TestCasework.Ada);
        return opened;
    }

    public static async Task<(OpenedCase Case, Notice Notice)> One(TestCasework work)
    {
        var opened = await Queued(work);
        while (await work.Get<SendOutbox>().Run())
        {
        }

        return (opened, (await Show(work, opened)).Notices.First(notice => notice.Delivery == Delivery.Sent && notice.Route == Route.Mail));
    }

    public static async Task<CaseView> Show(TestCasework work, OpenedCase opened) =>
        await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ada) ?? throw new InvalidOperationException("The case is not there.");
}
