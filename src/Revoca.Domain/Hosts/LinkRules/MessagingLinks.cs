using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

internal static class MessagingLinks
{
    public static HostLinkRule[] Rules =>
    [
        new("t.me") { OtherNames = ["telegram.me", "telegram.dog"], Shape = Telegram },
        new("discord.com") { OtherNames = ["discordapp.com"], Variants = ["ptb", "canary"], NoParameters = true, Shape = Discord },
        new("cdn.discordapp.com") { NoParameters = true }, // ex, is and hm are a signature that expires
        new("media.discordapp.net") { NoParameters = true },
        new("discord.gg") { NoParameters = true, Shape = DiscordInvitation },
        new("whatsapp.com") { NoParameters = true, Shape = WhatsApp },
        new("chat.whatsapp.com") { NoParameters = true, Shape = link => link.Kind = ContentItemKind.MessageGroup },
    ];

    // Everything behind t.me is a channel, a group or a message in one; names ignore case, invitations do not.
    private static void Telegram(LinkDraft link)
    {
        // "/s/" in front is the same thing seen in a browser.
        ReadOnlySpan<string> parts = link.Segments.ToArray();
        while (parts is ["s" or "S", _, ..])
            parts = parts[1..];
        link.Kind = ContentItemKind.MessageGroup;
        if (parts is ["joinchat", var code])
            link.Become("/+" + code, ContentItemKind.MessageGroup);
        else if (parts is [var name, ..])
            link.Become(string.Join('/', ["", name[0] == '+' ? name : name.ToLowerInvariant(), .. parts[1..]]), ContentItemKind.MessageGroup);
        link.KeepOnly("comment", "thread");
    }

    private static void Discord(LinkDraft link)
    {
        if (link.Segments is ["channels" or "invite", ..])
            link.Kind = ContentItemKind.MessageGroup;
        else if (link.Segments is ["users", _])
            link.Kind = ContentItemKind.Profile;
    }

    private static void DiscordInvitation(LinkDraft link)
    {
        if (link.Segments is not [var code])
            return;
        link.Host = "discord.com";
        link.Become("/invite/" + code, ContentItemKind.MessageGroup);
    }

    private static void WhatsApp(LinkDraft link)
    {
        if (link.Segments is ["channel", ..])
            link.Kind = ContentItemKind.MessageGroup;
    }
}
