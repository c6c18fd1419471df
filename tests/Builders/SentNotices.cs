using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Cases;
using Revoca.Casework.Notices;
using Revoca.Domain.Notices;

namespace Revoca.Builders;

/// <summary>A case whose notices have been approved, and sent as far as mail carries them.</summary>
public static class SentNotices
{
    public static Task<OpenedCase> Queued(TestCasework work) => Queued(work.Services);

    /// <summary>The same in any installation, such as one behind a real site.</summary>
    public static async Task<OpenedCase> Queued(IServiceProvider work)
    {
        var opened = await DraftedNotices.All(work);
        await work.GetRequiredService<ApproveNotices>().Run(opened.Id, [.. (await Show(work, opened)).Notices.Select(notice => notice.Id)], TestCasework.Ada);
        return opened;
    }

    public static Task<(OpenedCase Case, Notice Notice)> One(TestCasework work) => One(work.Services);

    public static async Task<(OpenedCase Case, Notice Notice)> One(IServiceProvider work)
    {
        var opened = await Queued(work);
        while (await work.GetRequiredService<SendOutbox>().Run())
        {
        }

        return (opened, (await Show(work, opened)).Notices.First(notice => notice.Delivery == Delivery.Sent && notice.Route == Route.Mail));
    }

    public static Task<CaseView> Show(TestCasework work, OpenedCase opened) => Show(work.Services, opened);

    public static async Task<CaseView> Show(IServiceProvider work, OpenedCase opened) =>
        await work.GetRequiredService<ShowCase>().Run(opened.Reference) ?? throw new InvalidOperationException("The case is not there.");
}
