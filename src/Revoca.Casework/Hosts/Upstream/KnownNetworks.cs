using Revoca.Domain.Hosts;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>Networks that can be told by the names or numbers they use; facts any registry shows.</summary>
/// <param name="Id">The directory's id, or the one under which the network is made known.</param>
internal sealed record KnownNetwork(string Id, string Name, UpstreamRole Role, string[] NameEndings, uint[] Numbers);

internal static class KnownNetworks
{
    private static readonly KnownNetwork[] All =
    [
        new("cloudflare", "Cloudflare", UpstreamRole.Cdn, ["cloudflare.com", "cloudflare.net"], [13335, 209242]),
        new("fastly", "Fastly", UpstreamRole.Cdn, ["fastly.net", "fastlylb.net"], [54113]),
        new("akamai", "Akamai", UpstreamRole.Cdn, ["akamaiedge.net", "edgekey.net", "edgesuite.net", "akam.net"], [20940, 16625]),
        new("bunny", "bunny.net", UpstreamRole.Cdn, ["b-cdn.net", "bunny.net"], [200325]),
        new("ddos-guard", "DDoS-Guard", UpstreamRole.Cdn, ["ddos-guard.net"], [57724]),
        new("aws", "Amazon CloudFront", UpstreamRole.Cdn, ["cloudfront.net"], []),
        new("aws", "Amazon Web Services", UpstreamRole.Provider, ["amazonaws.com"], [16509, 14618]),
        new("azure", "Microsoft Azure", UpstreamRole.Provider, ["azurewebsites.net", "cloudapp.net", "windows.net"], [8075]),
        new("gcp", "Google Cloud", UpstreamRole.Provider, ["googleusercontent.com", "googlehosted.com"], [15169, 396982]),
        new("ovh", "OVHcloud", UpstreamRole.Provider, [], [16276]),
        new("hetzner", "Hetzner", UpstreamRole.Provider, ["your-server.de"], [24940, 213230]),
        new("digitalocean", "DigitalOcean", UpstreamRole.Provider, ["ondigitalocean.app", "digitaloceanspaces.com"], [14061]),
        new("vultr", "Vultr", UpstreamRole.Provider, [], [20473]),
        new("contabo", "Contabo", UpstreamRole.Provider, [], [51167, 40021]),
        new("linode", "Linode", UpstreamRole.Provider, [], [63949]),
        new("alibabacloud", "Alibaba Cloud", UpstreamRole.Provider, ["aliyuncs.com", "alikunlun.com"], [45102, 37963]),
    ];

    public static KnownNetwork? ByName(IEnumerable<string> names) =>
        names.Select(name => Array.Find(All, network => Array.Exists(network.NameEndings, ending => name == ending || name.EndsWith("." + ending, StringComparison.Ordinal))))
            .FirstOrDefault(network => network is not null);

    public static KnownNetwork? ByNumber(uint number) => Array.Find(All, network => network.Numbers.Contains(number));
}
