using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Notices;

/// <summary>Which entry of the directory a notice's recipient is, and the route its letter takes.</summary>
internal static class NoticeChannels
{
    /// <returns>Null for an address that somebody typed and the directory does not know. One address may serve several purposes: the one that fits the letter best.</returns>
    public static Channel? Of(Host? host, Notice notice, IReadOnlyCollection<ContentItem> items)
    {
        if (host is null || notice.Address.Length == 0)
            return null;
        var wanted = ChannelPurposes.For(host, notice.Kind, items).ToList();
        return host.Channels.Where(channel => channel.Value == notice.Address)
            .OrderBy(channel => wanted.IndexOf(channel.Purpose) is var place && place < 0 ? int.MaxValue : place)
            .FirstOrDefault();
    }

    /// <summary>A mail address nobody has read at the host's is not its process; a form or menu is, whoever typed it.</summary>
    public static LetterRoute? RouteOf(Channel? channel, Notice notice) => (channel, notice) switch
    {
        ({ } known, _) => LetterRoute.Of(known),
        (null, { Address.Length: 0 }) => null,
        (null, { Route: Route.Mail }) => new LetterRoute(ChannelType.Email, ChannelPurpose.AbuseGeneral, NamedByHost: false),
        (null, _) => new LetterRoute(ChannelType.WebForm, ChannelPurpose.AbuseGeneral, NamedByHost: false),
    };
}
