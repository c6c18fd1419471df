using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Demo;

/// <summary>Does with the real use cases what two advocates did over some weeks, so that the demo shows nothing Revoca cannot do.</summary>
internal sealed class DemoCases(DemoTools tools, DemoClock clock)
{
    /// <summary>Eight cases in different states.</summary>
    public async Task<IReadOnlyList<OpenedCase>> Seed(StaffId first, StaffId second, DateTimeOffset today)
    {
        return
        [
            await Reported(new("Ada", "IT", Language.Italian, 1), first, today.AddHours(-3)),
            await WithConsent(new("Bea", "IT", Language.Italian, 2), first, today.AddDays(-1), given: false),
            await Drafted(new("Cleo", "IT", Language.Italian, 3), first, today.AddHours(-20)),
            await Sent(new("Dora", "IE", Language.English, 4), second, today.AddDays(-2)),
            await Answered(new("Eva", "IT", Language.Italian, 5), first, today.AddDays(-9)),
            await Monitored(new("Fay", "US", Language.English, 6), second, today.AddDays(-30)),
            await Paused(new("Gaia", "DE", Language.English, 7), first, today.AddDays(-12)),
            await Closed(new("Hana", "GB", Language.English, 8), second, today.AddDays(-60)),
        ];
    }

    private async Task<OpenedCase> Reported(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        clock.Set(at);
        var opened = await tools.Open.Run(new CaseOpening
        {
            CalledName = person.Name,
            Country = person.Country,
            Language = person.Language,
            Narrative = person.Language == Language.Italian
                ? "Un'amica le ha inoltrato i link in chat. Non ha mai acconsentito."
                : "A friend forwarded the links in a chat. She never consented.",
        }, by);
        await tools.AddLinks.Run(opened.Id, DemoLinks.Text(person.Seed, 9 + person.Seed), by);
        return opened;
    }

    private async Task<OpenedCase> WithConsent(DemoPerson person, StaffId by, DateTimeOffset at, bool given = true)
    {
        var opened = await Reported(person, by, at);
        clock.Pass(TimeSpan.FromMinutes(25));
        await tools.Mandate.Run(opened.Id, new MandateGiven(DateOnly.FromDateTime(at.Date), null, ConsentChannel.SignedPaper), by);
        if (!given)
            return opened;
        foreach (var towards in new[] { Recipient.Host, Recipient.Search })
        {
            var scope = new ConsentScope([], towards, IdentityLevel.OrganisationAsAgent);
            await tools.Consent.Run(opened.Id, scope, new ConsentAnswer(true, ConsentChannel.SpokenWithWitness), Actor.Of(by));
        }

        return opened;
    }

    private async Task<OpenedCase> Drafted(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        var opened = await WithConsent(person, by, at);
        clock.Pass(TimeSpan.FromMinutes(10));
        await tools.Draft.Run(opened.Id, [], by);
        return opened;
    }

    private async Task<OpenedCase> Sent(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        var opened = await Drafted(person, by, at);
        clock.Pass(TimeSpan.FromMinutes(15));
        var notices = (await View(opened, by)).Notices;
        await tools.Approve.Run(opened.Id, [.. notices.Select(notice => notice.Id)], by);
        clock.Pass(TimeSpan.FromMinutes(1));
        while (await tools.Send.Run())
            clock.Pass(TimeSpan.FromSeconds(4));
        foreach (var (notice, index) in (await View(opened, by)).Notices.Where(notice => notice.Delivery == Delivery.Queued).Select((n, i) => (n, i)))
        {
            clock.Pass(TimeSpan.FromMinutes(3));
            await tools.Change.ConfirmSubmission(opened.Id, notice.Id, index % 3 == 2 ? "" : $"EX-{person.Seed}{index}4071", by);
        }

        return opened;
    }

    private async Task<OpenedCase> Answered(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        var opened = await Sent(person, by, at);
        clock.Pass(TimeSpan.FromHours(30));
        var view = await View(opened, by);
        foreach (var notice in view.Notices.Where(notice => notice.MayHaveLeft).Take(4))
        {
            var decision = notice.Number % 4 == 0 ? HostDecision.Refused : HostDecision.Removed;
            foreach (var line in notice.Items)
                await tools.Change.RecordDecision(opened.Id, notice.Id, new ItemDecision(line.ItemId, decision), by);
        }

        var gone = view.Items.Take(view.Items.Count * 2 / 3).Select(item => item.Id).ToArray();
        await tools.Observe.Run(opened.Id, gone, Availability.Unavailable, by);
        await tools.Observe.Run(opened.Id, [.. view.Items.Skip(gone.Length).Take(2).Select(item => item.Id)], Availability.Live, by);
        clock.Pass(TimeSpan.FromHours(26));
        await tools.Observe.Run(opened.Id, gone[..^1], Availability.Unavailable, by);
        return opened;
    }

    private async Task<OpenedCase> Monitored(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        var opened = await AllGone(person, by, at);
        await tools.Cases.Monitor(opened.Id, Actor.Of(by));
        return opened;
    }

    private async Task<OpenedCase> Paused(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        var opened = await Sent(person, by, at);
        clock.Pass(TimeSpan.FromDays(3));
        await tools.Cases.Pause(opened.Id, "", Actor.Person);
        return opened;
    }

    private async Task<OpenedCase> Closed(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        var opened = await AllGone(person, by, at);
        clock.Pass(TimeSpan.FromDays(14));
        await tools.Cases.Close(opened.Id, ClosingReason.AllGone, "", by);
        return opened;
    }

    private async Task<OpenedCase> AllGone(DemoPerson person, StaffId by, DateTimeOffset at)
    {
        var opened = await Sent(person, by, at);
        var items = (await View(opened, by)).Items.Select(item => item.Id).ToArray();
        clock.Pass(TimeSpan.FromDays(2));
        await tools.Observe.Run(opened.Id, items, Availability.Unavailable, by);
        clock.Pass(TimeSpan.FromDays(2));
        await tools.Observe.Run(opened.Id, items, Availability.Unavailable, by);
        return opened;
    }

    private async Task<CaseView> View(OpenedCase opened, StaffId by) =>
        await tools.Show.Run(opened.Reference, by) ?? throw new InvalidOperationException("A case that was just opened is not there.");
}

internal sealed record DemoPerson(string Name, string Country, Language Language, int Seed);

/// <summary>The use cases the demo goes through.</summary>
internal sealed record DemoTools(OpenCase Open, ShowCase Show, ChangeCase Cases)
{
    public required AddLinks AddLinks { get; init; }

    public required ObserveItems Observe { get; init; }

    public required RecordMandate Mandate { get; init; }

    public required RecordConsent Consent { get; init; }

    public required DraftNotices Draft { get; init; }

    public required ApproveNotices Approve { get; init; }

    public required SendOutbox Send { get; init; }

    public required ChangeNotice Change { get; init; }
}
