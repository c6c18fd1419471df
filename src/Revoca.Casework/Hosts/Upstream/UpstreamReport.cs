using Revoca.Domain.Hosts;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>Who stands behind a host name, as registries and name servers say; each answer is kept with its time and SHA-256.</summary>
/// <param name="Problems">What could not be read, in words for the log of the case; never a reason to stop.</param>
public sealed record UpstreamReport(string HostName, DateTimeOffset At, DnsFacts Dns, IReadOnlyList<UpstreamParty> Parties, IReadOnlyList<UpstreamEvidence> Evidence, IReadOnlyList<string> Problems)
{
    /// <summary>The first public address of the name; null when it has none.</summary>
    public string? Address { get; init; }

    /// <summary>The number of the network that announces it; null when unknown.</summary>
    public uint? Network { get; init; }

    /// <summary>A CDN answers for the name, so that its own provider is not visible: ask the CDN who it is.</summary>
    public bool ProviderIsHidden => Parties.Any(party => party.Role == UpstreamRole.Cdn);
}

public enum UpstreamRole
{
    Cdn,
    Provider,
    Registrar,
}

/// <summary>One party that can act, from the directory or made from registry records; Why says what points to it.</summary>
public sealed record UpstreamParty(UpstreamRole Role, Host Host, string Why);

/// <summary>One answer as it came: where from, when, and the hash of its text.</summary>
public sealed record UpstreamEvidence(string Source, DateTimeOffset At, string Sha256, string Text);

/// <summary>Lower-case names without the final dot; empty where there is no record or no answer.</summary>
public sealed record DnsFacts(IReadOnlyList<string> Addresses, IReadOnlyList<string> Aliases, IReadOnlyList<string> NameServers, IReadOnlyList<string> MailServers)
{
    public static DnsFacts None { get; } = new([], [], [], []);
}

/// <summary>Where look-ups go; the defaults are the system's resolver and IANA's list of RDAP servers.</summary>
public sealed record UpstreamOptions
{
    /// <summary>Empty for the system's.</summary>
    public IReadOnlyList<System.Net.IPEndPoint> NameServers { get; init; } = [];

    public Uri RdapServers { get; init; } = new("https://data.iana.org/rdap/");

    /// <summary>The DNS zone that tells the AS number of an IPv4 address.</summary>
    public string OriginZone { get; init; } = "origin.asn.cymru.com";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer is used again.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromHours(6);

    /// <summary>For tests on one machine; RDAP is read over https only otherwise.</summary>
    public bool PlainHttp { get; init; }
}
