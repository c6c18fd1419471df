using Revoca.Domain.Hosts;

namespace Revoca.Domain.Tests.Hosts;

/// <summary>A small directory and suffix list; the shipped ones are tested where they live.</summary>
internal static class Directories
{
    public static HostDirectory Few { get; } = new(
    [
        Host("civitai", HostKind.ModelHub, "civitai.com"),
        Host("x", HostKind.SocialNetwork, "x.com", "twitter.com"),
        Host("search", HostKind.SearchEngine, "google.com"),
        Host("drive", HostKind.FileHost, "drive.google.com"),
        Host("mega", HostKind.FileHost, "mega.nz"),
        Host("archive", HostKind.Archive, "archive.org"),
    ]);

    public static PublicSuffixes Suffixes { get; } = new(["com", "it", "org", "nz", "uk", "co.uk", "zip", "ck", "*.ck", "!www.ck", "github.io", "公司.cn", "cn"]);

    public static Host Host(string id, HostKind kind, params string[] domains) => new(HostId.Parse(id), id, kind) { Domains = domains };
}
