namespace Revoca.Typesetting.Pdf;

/// <summary>An element of the logical structure, such as P or TD; its content is known once pages are drawn.</summary>
internal sealed class StructureNode
{
    private readonly List<StructureNode> _children = [];
    private readonly List<(int Page, int Mark)> _content = [];

    private StructureNode(string type, StructureNode? parent)
    {
        Type = type;
        Parent = parent;
        parent?._children.Add(this);
    }

    public string Type { get; }

    public StructureNode? Parent { get; }

    public IReadOnlyList<StructureNode> Children => _children;

    public IReadOnlyList<(int Page, int Mark)> Content => _content;

    /// <summary>Further entries of its dictionary, in PDF syntax.</summary>
    public string Entries { get; set; } = "";

    public static StructureNode Root() => new("Document", null);

    public StructureNode Child(string type, string entries = "") => new(type, this) { Entries = entries };

    public void AddContent(int page, int mark) => _content.Add((page, mark));
}
