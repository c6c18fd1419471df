using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Notices;

/// <summary>Which of a host's channels a letter may go to, the most fitting purpose first.</summary>
internal static class ChannelPurposes
{
    public static IReadOnlyList<ChannelPurpose> For(Host host, LetterKind kind, IReadOnlyCollection<ContentItem> items)
    {
        IEnumerable<ChannelPurpose> first = kind switch
        {
            LetterKind.TidaRequest => [ChannelPurpose.TakeItDownAct, ChannelPurpose.IntimateImages],
            LetterKind.GdprErasure or LetterKind.ConsentWithdrawal => [ChannelPurpose.Privacy, ChannelPurpose.RightToBeForgotten],
            LetterKind.DeindexRequest => [ChannelPurpose.Delisting, ChannelPurpose.RightToBeForgotten],
            LetterKind.ConsentDemand => [ChannelPurpose.Likeness, ChannelPurpose.Privacy],
            LetterKind.UpstreamAbuse => [ChannelPurpose.Upstream],
            LetterKind.DmcaNotice => [ChannelPurpose.Copyright],
            _ => [],
        };
        var likeness = host.Kind == HostKind.ModelHub || items.Any(item => item.Kind == ContentItemKind.Model)
            ? new[] { ChannelPurpose.Likeness }
            : [];
        var search = host.Kind == HostKind.SearchEngine ? new[] { ChannelPurpose.Delisting, ChannelPurpose.RightToBeForgotten } : [];
        return
        [
            .. first.Concat(likeness).Concat(search)
                .Concat([ChannelPurpose.IntimateImages, ChannelPurpose.DsaIllegalContent, ChannelPurpose.AbuseGeneral,
                    ChannelPurpose.DsaPointOfContact, ChannelPurpose.Privacy, ChannelPurpose.Upstream])
                .Distinct(),
        ];
    }
}

/// <summary>In which role a host is told: decides which consent covers it.</summary>
internal static class Recipients
{
    public static Recipient Of(Host? host) => host?.Kind switch
    {
        HostKind.SearchEngine => Recipient.Search,
        HostKind.HostingProvider or HostKind.Cdn or HostKind.Registrar => Recipient.Upstream,
        _ => Recipient.Host,
    };
}
