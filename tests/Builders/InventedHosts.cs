using Revoca.Domain.Hosts;

namespace Revoca.Builders;

/// <summary>Hosts that exist nowhere: h1.test, h2.test… each with one address of its own.</summary>
public static class InventedHosts
{
    /// <param name="count">How many.</param>
    /// <param name="localPart">What stands before the @ of the address of the host with this number.</param>
    public static HostDirectory Directory(int count, Func<int, string>? localPart = null) =>
        new(Enumerable.Range(1, count).Select(number => Make(number, localPart?.Invoke(number) ?? "abuse")));

    public static string Links(int count) => string.Join('\n', Enumerable.Range(1, count).Select(number => $"https://h{number}.test/watch/{number}01\nhttps://h{number}.test/watch/{number}02"));

    private static Host Make(int number, string localPart) => new(HostId.Parse($"h{number}"), $"Host {number}", HostKind.VideoPlatform)
    {
        Domains = [$"h{number}.test"],
        LegalEntity = new LegalEntity($"Host {number} Example", "IE", true, "https://directory.example/"),
        Channels =
        [
            new Channel(ChannelType.Email, ChannelPurpose.AbuseGeneral, $"{localPart}@h{number}.test")
            {
                Evidence = ChannelEvidence.Primary,
                Confidence = Confidence.High,
                ForVictimNotices = true,
                AsOf = PartialDate.Parse("2026-11-01"),
                Source = "https://directory.example/",
            },
        ],
    };
}
