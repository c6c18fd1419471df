using Revoca.Domain.Evidence.Chains;

namespace Revoca.Web.Desk.Cases.Tabs.Evidence;

/// <summary>What a part of a chain is called where there is little room.</summary>
public static class ChainNames
{
    /// <summary>A model without its folders and its ending; everything else as it is.</summary>
    public static string Short(ChainNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Kind == ChainNodeKind.Model ? ModelPages.Bare(node.Name) : node.Name;
    }
}
