using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Notices;

namespace Revoca.Domain.Tests.Consents;

/// <summary>Domain rule 1.</summary>
public sealed class ConsentGateTests
{
    private readonly ContentItem item = A.Item();

    [Fact]
    public void A_notice_covered_by_consent_and_mandate_may_leave() =>
        Assert.True(Ask(A.Notice(item), [A.Given(item.CaseId)], [A.Mandate(item.CaseId)]).IsOpen);

    [Fact]
    public void No_notice_leaves_without_any_consent() =>
        Assert.Equal(GateRefusal.NoConsent, Ask(A.Notice(item), [], [A.Mandate(item.CaseId)]).Refusal);

    [Fact]
    public void No_notice_leaves_without_a_mandate() =>
        Assert.Equal(GateRefusal.NoMandate, Ask(A.Notice(item), [A.Given(item.CaseId)], []).Refusal);

    [Fact]
    public void A_consent_to_the_organisation_signing_does_not_cover_her_name() =>
        Assert.Equal(GateRefusal.NoConsent, Ask(A.Notice(item, IdentityLevel.Name), [A.Given(item.CaseId)], [A.Mandate(item.CaseId)]).Refusal);

    [Fact]
    public void A_consent_towards_search_engines_does_not_cover_a_host()
    {
        var search = A.Given(item.CaseId, new ConsentScope([], Recipient.Search, IdentityLevel.Name));
        Assert.Equal(GateRefusal.NoConsent, Ask(A.Notice(item), [search], [A.Mandate(item.CaseId)]).Refusal);
    }

    [Fact]
    public void A_consent_for_some_items_does_not_cover_the_others()
    {
        var other = A.Given(item.CaseId, new ConsentScope([ItemId.New()], Recipient.Host, IdentityLevel.Name));
        var answer = Ask(A.Notice(item), [other], [A.Mandate(item.CaseId)]);
        Assert.Equal(GateRefusal.NoConsent, answer.Refusal);
        Assert.Equal([item.Id], answer.Items);
    }

    [Fact]
    public void A_consent_ends_at_its_expiry_to_the_second()
    {
        var consent = A.Given(item.CaseId, expires: A.Monday.AddDays(7));
        var notice = A.Notice(item);
        Assert.True(Ask(notice, [consent], [A.Mandate(item.CaseId)], A.Monday.AddDays(7).AddSeconds(-1)).IsOpen);
        Assert.False(Ask(notice, [consent], [A.Mandate(item.CaseId)], A.Monday.AddDays(7)).IsOpen);
    }

    [Fact]
    public void A_withdrawn_consent_covers_nothing()
    {
        var consent = A.Given(item.CaseId);
        consent.Withdraw(A.By(A.Ada));
        Assert.Equal(GateRefusal.NoConsent, Ask(A.Notice(item), [consent], [A.Mandate(item.CaseId)]).Refusal);
    }

    [Fact]
    public void A_revoked_or_ended_mandate_carries_nothing()
    {
        var revoked = A.Mandate(item.CaseId);
        revoked.Revoke(A.By(A.Ada));
        var ended = A.Mandate(item.CaseId, last: new DateOnly(2026, 11, 1));
        Assert.Equal(GateRefusal.NoMandate, Ask(A.Notice(item), [A.Given(item.CaseId)], [revoked, ended]).Refusal);
    }

    [Fact]
    public void A_locked_item_never_leaves_whatever_she_agreed_to()
    {
        item.LockAsMinor(A.By(A.Ada));
        Assert.Equal(GateRefusal.ItemLocked, Ask(A.Notice(item), [A.Given(item.CaseId)], [A.Mandate(item.CaseId)]).Refusal);
    }

    [Fact]
    public void A_notice_whose_items_are_not_all_there_does_not_leave() =>
        Assert.Equal(GateRefusal.NoItems, ConsentGate.Check(A.Notice(item), [], new Authority([A.Given(item.CaseId)], [A.Mandate(item.CaseId)]), A.Monday).Refusal);

    private GateAnswer Ask(Notice notice, Consent[] consents, Mandate[] mandates, DateTimeOffset? now = null) =>
        ConsentGate.Check(notice, [item], new Authority(consents, mandates), now ?? A.Monday);
}
