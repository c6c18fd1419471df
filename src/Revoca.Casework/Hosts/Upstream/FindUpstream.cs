using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Revoca.Domain.Hosts;
using Revoca.Domain.Hosts.Upstream;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>Finds who stands behind a host name: CDN, provider, registrar, each with its contact for abuse. Only the host name leaves this machine, never a link.</summary>
public sealed class FindUpstream(DnsRecords dns, RdapClient rdap, HostDirectory directory, PublicSuffixes suffixes, TimeProvider clock)
{
    /// <summary>Always gives a report; what failed stands in its problems.</summary>
    public async Task<UpstreamReport> Run(string hostName, CancellationToken cancellation = default)
    {
        var name = hostName.Trim().TrimEnd('.').ToLowerInvariant();
        var findings = new UpstreamFindings([], []);
        if (Uri.CheckHostName(name) != UriHostNameType.Dns || PublicAddresses.IsReservedName(name) || suffixes.RegistrableDomain(name) is not { } domain)
            return new(name, clock.GetUtcNow(), DnsFacts.None, [], [], ["No public host name."]);

        var facts = await dns.Read(name, domain, findings.Problems, cancellation);
        findings.Evidence.Add(Kept(name, facts));
        var parties = new List<UpstreamParty>();
        if (KnownNetworks.ByName([.. facts.Aliases, .. facts.NameServers]) is { Role: UpstreamRole.Cdn } cdn)
            parties.Add(new(UpstreamRole.Cdn, HostOf(cdn, null), "aliases or name servers"));
        var address = facts.Addresses.Select(IPAddress.Parse).FirstOrDefault(PublicAddresses.MayConnect);
        var number = address is null ? null : await AddNetwork(address, parties, findings, cancellation);
        if (await rdap.Domain(domain, findings, cancellation) is { } registration && RegistrarOf(registration) is { } registrar)
            parties.Add(registrar);
        return new(name, clock.GetUtcNow(), facts, parties, [.. findings.Evidence], [.. findings.Problems]) { Address = address?.ToString(), Network = number };
    }

    private async Task<uint?> AddNetwork(IPAddress address, List<UpstreamParty> parties, UpstreamFindings findings, CancellationToken cancellation)
    {
        var range = await rdap.Address(address, findings, cancellation);
        var number = await dns.OriginOf(address, findings.Problems, cancellation);
        var known = number is { } announced ? KnownNetworks.ByNumber(announced) : null;
        var record = range?.AbuseMails.Count > 0 || number is null ? range : await rdap.Network(number.Value, findings, cancellation) ?? range;
        if (known is not null)
        {
            if (!parties.Exists(party => party.Role == known.Role && party.Host.Id.Value == known.Id))
                parties.Add(new(known.Role, HostOf(known, record), $"{address} is in AS{number}"));
        }
        else if (record is not null || number is not null)
        {
            var made = new KnownNetwork(number is null ? IdFrom("network", record?.Name ?? "") : $"as{number}", record?.Name is { Length: > 0 } name ? name : $"AS{number}", UpstreamRole.Provider, [], []);
            parties.Add(new(UpstreamRole.Provider, HostOf(made, record), number is null ? $"{address}" : $"{address} is in AS{number}"));
        }

        return number;
    }

    private UpstreamParty? RegistrarOf(RdapRecord registration)
    {
        if (registration.Registrar.Length == 0)
            return null;
        var known = directory.All.FirstOrDefault(host => host.Kind == HostKind.Registrar && registration.Registrar.Contains(host.Name.Split(' ')[0], StringComparison.OrdinalIgnoreCase));
        var id = registration.RegistrarId is { Length: > 0 and <= 10 } number && number.All(char.IsAsciiDigit) ? $"registrar-{number}" : IdFrom("registrar", registration.Registrar);
        var host = known ?? Made(id, registration.Registrar, HostKind.Registrar, registration.RegistrarAbuseMails, registration.Source);
        return new(UpstreamRole.Registrar, host, "registration data");
    }

    private Host HostOf(KnownNetwork network, RdapRecord? record) =>
        HostId.TryParse(network.Id, out var id) && directory.TryGet(id, out var host)
            ? host
            : Made(network.Id, network.Name, network.Role == UpstreamRole.Cdn ? HostKind.Cdn : HostKind.HostingProvider, record?.AbuseMails ?? [], record?.Source);

    // Registry records are a secondary source; the day they were read is their date.
    private Host Made(string id, string name, HostKind kind, IReadOnlyList<string> mails, Uri? source) => new(HostId.Parse(id), name, kind)
    {
        Channels =
        [
            .. mails.Select(mail => FoundHost.Contact(mail, source?.ToString() ?? "", clock.GetUtcNow())),
        ],
    };

    // Where a registry gives no number, the name makes the id, so that two parties are never one.
    private static string IdFrom(string kind, string name)
    {
        var word = new string([.. name.ToLowerInvariant().Where(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)).Take(30)]);
        return word.Length > 0 ? $"{kind}-{word}" : $"{kind}-unknown";
    }

    private UpstreamEvidence Kept(string name, DnsFacts facts)
    {
        var text = JsonSerializer.Serialize(facts);
        return new($"DNS {name}", clock.GetUtcNow(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
    }
}
