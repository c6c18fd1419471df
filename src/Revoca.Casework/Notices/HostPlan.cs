using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

/// <summary>One letter about chosen items, to their host's best channel for it or to an address a person typed.</summary>
internal static class HostPlan
{
    /// <exception cref="RuleBroken">NoRecipient: the host has no channel that may be used.</exception>
    public static NoticePlan For(Host host, IReadOnlyList<ContentItem> items, LetterKind kind, BasisReason reason, DateTimeOffset now)
    {
        var choice = host.BestChannel(ChannelPurposes.For(host, kind, items), DateOnly.FromDateTime(now.UtcDateTime))
            ?? throw new RuleBroken(BrokenRule.NoRecipient, "The host has no channel that may be used.");
        return new NoticePlan
        {
            Kind = kind,
            Language = LanguageOf(host, kind),
            HostId = host.Id,
            Route = choice.Channel.Type == ChannelType.Email ? Route.Mail : Route.ByHand,
            Address = choice.MayPrefill ? choice.Channel.Value : "",
            Items = [.. items.Select(item => item.Id)],
            Towards = Recipients.Of(host),
            Identity = IdentityLevel.OrganisationAsAgent,
            BasisReason = reason.ToString(),
        };
    }

    /// <summary>To a person and not to the site: the address is one somebody typed, never one that was guessed.</summary>
    /// <exception cref="RuleBroken">NoRecipient: no address.</exception>
    public static NoticePlan ToPerson(Host host, IReadOnlyList<ContentItem> items, LetterKind kind, string address)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new RuleBroken(BrokenRule.NoRecipient, "A letter to a person needs an address.");
        return new NoticePlan
        {
            Kind = kind,
            Language = LanguageOf(host, kind),
            HostId = host.Id,
            Route = address.Contains('@', StringComparison.Ordinal) && !address.Contains('/', StringComparison.Ordinal) ? Route.Mail : Route.ByHand,
            Address = address.Trim(),
            Items = [.. items.Select(item => item.Id)],
            Towards = Recipient.Uploader,
            Identity = IdentityLevel.OrganisationAsAgent,
            BasisReason = nameof(BasisReason.SensitiveData),
        };
    }

    private static Language LanguageOf(Host host, LetterKind kind) =>
        kind.FixedLanguage() ?? (host.LegalEntity.Country == "IT" ? Language.Italian : Language.English);
}
