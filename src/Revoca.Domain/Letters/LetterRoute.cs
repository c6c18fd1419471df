using Revoca.Domain.Hosts;

namespace Revoca.Domain.Letters;

/// <summary>The way a letter takes to its receiver, as far as it matters for its validity.</summary>
/// <param name="Type">How it is handed in.</param>
/// <param name="Purpose">What the host says this channel is for.</param>
/// <param name="NamedByHost">The host's own page names the channel.</param>
public sealed record LetterRoute(ChannelType Type, ChannelPurpose Purpose, bool NamedByHost)
{
    public static LetterRoute Of(Channel channel) =>
        new(channel.Type, channel.Purpose, channel.Evidence == ChannelEvidence.Primary || channel.Confirmed is not null);

    /// <summary>
    /// TAKE IT DOWN Act s.3(a)(1)(A): the request goes through the process the platform has set up. A form or menu is such a process;
    /// a mail address only where the platform itself names it for these requests.
    /// </summary>
    public bool IsThePlatformsProcess => Type switch
    {
        ChannelType.WebForm or ChannelType.InProduct => true,
        ChannelType.Email or ChannelType.Post or ChannelType.Bot =>
            NamedByHost && Purpose is (ChannelPurpose.TakeItDownAct or ChannelPurpose.IntimateImages),
        ChannelType.Phone or ChannelType.Api => false,
        _ => throw new InvalidOperationException($"No such channel type: {Type}."),
    };
}
