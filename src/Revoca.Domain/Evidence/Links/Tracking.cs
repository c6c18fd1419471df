using System.Collections.Frozen;

namespace Revoca.Domain.Evidence.Links;

/// <summary>Parameters that say who shared a link or where it was clicked, never what it shows.</summary>
internal static class Tracking
{
    private static readonly string[] Prefixes = ["utm_", "mtm_", "pk_", "hsa_", "oly_", "vero_", "__cft__", "__tn__", "_branch_"];

    private static readonly FrozenSet<string> Names = new[]
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "rdt_cid", "li_fat_id", "epik",
        "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "s_cid", "wickedid", "ref_src", "ref_url", "_ga", "_gl", "mibextid",
        "share_id", "phpsessid", "jsessionid", "srsltid", "cmpid", "xmt", "guccounter", "guce_referrer", "guce_referrer_sig",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void Drop(LinkDraft link)
    {
        var dropped = link.Query.RemoveAll(parameter => Names.Contains(parameter.Name) || HasPrefix(parameter.Name));
        if (dropped > 0)
            link.Steps |= LinkSteps.TrackingDropped;
    }

    private static bool HasPrefix(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
