using Revoca.Casework.Cases;
using Revoca.Casework.Notices;
using Revoca.Domain.Notices;

namespace Revoca.Builders;

/// <summary>A case whose notices have been approved, and sent as far as mail carries them.</summary>
public static class SentNotices
{
    public static async Task<OpenedCase> Queued(TestCasework work)
    {
        var opened = await DraftedNotices.All(work);
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
        await work.Get<ShowCase>().Run(opened.Reference) ?? throw new InvalidOperationException("The case is not there.");
}
