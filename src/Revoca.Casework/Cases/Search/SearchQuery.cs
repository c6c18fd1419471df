using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.People.Contacts;

namespace Revoca.Casework.Cases.Search;

/// <summary>What a typed text may be, each brought to the form in which it is stored. Several may be set: a number may be a telephone or part of a name.</summary>
internal sealed record SearchQuery
{
    private const int ShortestName = 2;

    public CaseReference? Reference { get; private init; }

    public ContentUrl? Url { get; private init; }

    /// <summary>A host name, lower case, punycode; any deeper name is found too.</summary>
    public string? HostName { get; private init; }

    /// <summary>What of <see cref="HostName"/> somebody can register, which is what rows are indexed by.</summary>
    public string? Domain { get; private init; }

    /// <summary>Hosts of the directory with that name or domain.</summary>
    public IReadOnlyList<HostId> Hosts { get; private init; } = [];

    public string? Email { get; private init; }

    public string? Phone { get; private init; }

    public static SearchQuery Read(string typed, HostDirectory hosts, PublicSuffixes suffixes)
    {
        var text = typed.Trim();
        var query = new SearchQuery
        {
            Reference = CaseReference.TryParse(text, out var reference) ? reference : null,
            Email = Emails.TryCanonical(text, out var email) ? email : null,
            Phone = Phones.TryCanonical(text, out var phone) ? phone : null,
            Hosts = text.Length < ShortestName ? [] : [.. hosts.All.Where(host => host.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)).Select(host => host.Id)],
        };
        if (query.Email is not null || query.Phone is not null || !text.Contains('.', StringComparison.Ordinal) || !ContentUrl.TryParse(text, out var url))
            return query;
        return IsBareHost(url) ? query.WithHost(url.Host, hosts, suffixes) : query with { Url = url };
    }

    private SearchQuery WithHost(string name, HostDirectory hosts, PublicSuffixes suffixes) => this with
    {
        HostName = name,
        Domain = suffixes.RegistrableDomain(name) ?? name,
        Hosts = hosts.Find(name) is { } host ? [.. Hosts, host.Id] : Hosts,
    };

    private static bool IsBareHost(ContentUrl url) =>
        Uri.TryCreate(url.Canonical, UriKind.Absolute, out var address) && address.AbsolutePath is "" or "/" && address.Query.Length == 0;
}
