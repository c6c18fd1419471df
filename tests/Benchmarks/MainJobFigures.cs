using System.Diagnostics;
using System.Globalization;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.People;

namespace Revoca.Benchmarks;

/// <summary>From pasted links to drafts, to approved letters, to mails in the pick-up folder; and the status a code opens.</summary>
public static class MainJobFigures
{
    private const int Rounds = 7;

    public static async Task Run()
    {
        await using var work = await TestCasework.Start();
        var (paste, approve, send, status) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var opened = await work.Get<OpenCase>().Run(new CaseOpening { Country = "IT" }, TestCasework.Ada);
            paste.Add(await Time(async () =>
            {
                await work.Get<AddLinks>().Run(opened.Id, Samples.Links, TestCasework.Ada);
                await work.Get<DraftNotices>().Run(opened.Id, [], TestCasework.Ada);
            }));
            await Agree(work, opened.Id);
            var notices = (await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ada))?.Notices.Select(notice => notice.Id).ToArray() ?? [];
            approve.Add(await Time(() => work.Get<ApproveNotices>().Run(opened.Id, notices, TestCasework.Ada)));
            send.Add(await Time(async () =>
            {
                while (await work.Get<SendOutbox>().Run())
                {
                }
            }));
            status.Add(await Time(() => work.Get<ShowStatus>().Run(opened.Id)));
        }

        Print("61 links: paste to 13 drafts and 1 task", paste);
        Print("approve 13 notices (letters, PDF, mail)", approve);
        Print("send the mails to the pick-up folder", send);
        Print("status of the case", status);
    }

    private static async Task Agree(TestCasework work, CaseId id)
    {
        await work.Get<RecordMandate>().Run(id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        foreach (var towards in new[] { Recipient.Host, Recipient.Search })
        {
            var scope = new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent);
            await work.Get<RecordConsent>().Run(id, scope, new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(TestCasework.Ada));
        }
    }

    private static async Task<double> Time(Func<Task> what)
    {
        var watch = Stopwatch.StartNew();
        await what();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Print(string what, List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: first {milliseconds[0]:0} ms, median {sorted[sorted.Length / 2]:0} ms, worst {sorted[^1]:0} ms"));
    }
}
