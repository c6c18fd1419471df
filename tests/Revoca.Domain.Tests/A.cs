using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Domain.Tests;

/// <summary>Builders of domain objects in their simplest valid state; a test changes what it is about.</summary>
internal static class A
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly StaffId Ada = new(new Guid("aaaaaaaa-0000-4000-8000-000000000001"));

    public static readonly StaffId Ben = new(new Guid("bbbbbbbb-0000-4000-8000-000000000002"));

    public static Change By(StaffId staff, DateTimeOffset? at = null, string why = "") => new(Actor.Of(staff), at ?? Monday, why);

    public static Case Case() => Domain.Cases.Case.Open(CaseId.New(), CaseReference.Draw([1, 2, 3, 4, 5]), new CaseOpening(), By(Ada)).Case;

    public static ContentItem Item(CaseId? caseId = null, string url = "https://host.example/post/1", ContentItemKind kind = ContentItemKind.Page) =>
        ContentItem.Add(caseId ?? CaseId.New(), 1, new FoundLink(ContentUrl.Parse(url), HostId.Parse("example-host"), "host.example", kind), By(Ada));

    public static Notice Notice(ContentItem item, IdentityLevel identity = IdentityLevel.OrganisationAsAgent, Route route = Route.Mail) =>
        Domain.Notices.Notice.Draft(item.CaseId, 1, new NoticePlan
        {
            Kind = LetterKind.Dsa16Notice,
            Language = Language.English,
            HostId = HostId.Parse("example-host"),
            Route = route,
            Address = "abuse@host.example",
            Items = [item.Id],
            Identity = identity,
        }, By(Ada)).Notice;

    public static Notice Queued(ContentItem item)
    {
        var notice = Notice(item);
        notice.Approve(new ApprovedLetter(new string('0', 64), "1/test", "id@org.example"), fourEyes: true, By(Ada));
        return notice;
    }

    public static Consent Given(CaseId caseId, ConsentScope? scope = null, DateTimeOffset? expires = null)
    {
        var consent = Consent.Ask(caseId, scope ?? new ConsentScope([], Recipient.Host, IdentityLevel.OrganisationAsAgent), By(Ada)).Consent;
        consent.Give(ConsentChannel.SpokenWithWitness, expires, By(Ada));
        return consent;
    }

    public static Mandate Mandate(CaseId caseId, DateOnly? last = null) =>
        Domain.Consents.Mandate.Give(caseId, new MandateTerms("M-2026-TEST", new DateOnly(2026, 11, 1), last, ConsentChannel.SignedPaper), By(Ada)).Mandate;
}
