using System.Globalization;
using System.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>Writes the structure tree and the table that leads from marked content back to its element.</summary>
internal static class StructureTree
{
    /// <summary>Returns the tree's object; marks[p][m] is the element of mark m on page p.</summary>
    public static int Write(PdfFile file, StructureNode root, IReadOnlyList<int> pages, IReadOnlyList<IReadOnlyList<StructureNode>> marks)
    {
        var tree = file.Reserve();
        var ids = new Dictionary<StructureNode, int>();
        Number(file, root, ids);
        foreach (var (node, id) in ids)
            file.Set(id, Body(node, node.Parent is null ? tree : ids[node.Parent], ids, pages));
        var parents = new StringBuilder("<</Nums[");
        for (var page = 0; page < marks.Count; page++)
            parents.Append(CultureInfo.InvariantCulture, $"{page}[{PdfSyntax.References(marks[page].Select(node => ids[node]))}]");
        var parentTree = file.Add(parents.Append("]>>").ToString());
        file.Set(tree, string.Create(CultureInfo.InvariantCulture, $"<</Type/StructTreeRoot/K {ids[root]} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {marks.Count}>>"));
        return tree;
    }

    private static void Number(PdfFile file, StructureNode node, Dictionary<StructureNode, int> ids)
    {
        ids[node] = file.Reserve();
        foreach (var child in node.Children)
            Number(file, child, ids);
    }

    private static string Body(StructureNode node, int parent, Dictionary<StructureNode, int> ids, IReadOnlyList<int> pages)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<</S/{node.Type}/P {parent} 0 R{node.Entries}");
        var home = node.Content.Count > 0 ? node.Content[0].Page : -1;
        if (home >= 0)
            body.Append(CultureInfo.InvariantCulture, $"/Pg {pages[home]} 0 R");
        body.Append("/K[");
        foreach (var (page, mark) in node.Content)
        {
            if (page == home)
                body.Append(CultureInfo.InvariantCulture, $"{mark} ");
            else
                body.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>");
        }

        foreach (var child in node.Children)
            body.Append(CultureInfo.InvariantCulture, $"{ids[child]} 0 R ");
        return body.Append("]>>").ToString();
    }
}
