namespace Revoca.Domain.Hosts.Upstream;

/// <summary>A provider, CDN or registrar that the shipped directory does not know, as registries name it. Its contacts are a secondary source of that day.</summary>
public sealed class FoundHost
{
    private FoundHost()
    {
    }

    public HostId Id { get; private set; }

    public string Name { get; private set; } = "";

    public HostKind Kind { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Addresses for abuse, one a line.</summary>
    public string Mails { get; private set; } = "";

    /// <summary>Which registry's answer they stand in.</summary>
    public string Source { get; private set; } = "";

    public static FoundHost Of(Host host, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(host);
        var found = new FoundHost { Id = host.Id, Kind = host.Kind };
        found.SeeAgain(host, at);
        return found;
    }

    /// <summary>The registry was asked again. An answer without contacts leaves what was known.</summary>
    public void SeeAgain(Host host, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(host);
        Name = host.Name.Length > 200 ? host.Name[..200] : host.Name;
        var mails = host.Channels.Where(channel => channel.Type == ChannelType.Email).ToList();
        if (mails.Count == 0 && Mails.Length > 0)
            return;
        (SeenAt, Mails, Source) = (at, string.Join('\n', mails.Select(channel => channel.Value)), mails.FirstOrDefault()?.Source ?? "");
    }

    public Host ToHost() => new(Id, Name, Kind)
    {
        Channels =
        [
            .. Mails.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(mail => Contact(mail, Source, SeenAt)),
        ],
    };

    /// <summary>A contact for abuse out of a registry's answer.</summary>
    public static Channel Contact(string mail, string source, DateTimeOffset at) => new(ChannelType.Email, ChannelPurpose.Upstream, mail)
    {
        Evidence = ChannelEvidence.Secondary,
        Confidence = Confidence.Medium,
        ForVictimNotices = true,
        AsOf = PartialDate.Of(DateOnly.FromDateTime(at.UtcDateTime)),
        Source = source,
    };
}
