using Revoca.Typesetting.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>One page's content. Places are in points from the top left corner; tagged content and artifacts are kept apart.</summary>
internal sealed class PageCanvas(int page, double height, FontSubsets fonts)
{
    private readonly PdfBuffer _content = new();
    private readonly List<StructureNode> _marks = [];
    private readonly HashSet<int> _pictures = [];
    private readonly TextWriter _text = new(fonts);

    private StructureNode? _open;
    private bool _inArtifact;

    public byte[] Content => _content.ToArray();

    /// <summary>The element of each marked content sequence, by its number.</summary>
    public IReadOnlyList<StructureNode> Marks => _marks;

    public IReadOnlyCollection<int> Pictures => _pictures;

    public double Height => height;

    /// <summary>Text at a baseline; stretch is added to each space.</summary>
    public void Text(StructureNode? tag, SetLine line, double x, double baseline, double stretch)
    {
        if (line.Pieces.Count == 0)
            return;
        Open(tag);
        _text.Write(_content, line, x, height - baseline, stretch);
    }

    public void Fill(double x, double y, double width, double boxHeight, Ink ink)
    {
        Open(null);
        Colour(ink);
        _content.Number(x).Number(height - y - boxHeight).Number(width).Number(boxHeight).Add("re f\n"u8);
    }

    public void Picture(StructureNode? tag, int picture, double x, double y, double width, double boxHeight)
    {
        Open(tag);
        _pictures.Add(picture);
        _content.Add("q "u8).Number(width).Add("0 0 "u8).Number(boxHeight).Number(x).Number(height - y - boxHeight).Add("cm /I"u8).Add(picture).Add(" Do Q\n"u8);
    }

    public void Close()
    {
        if (_open is not null || _inArtifact)
            _content.Add("EMC\n"u8);
        _open = null;
        _inArtifact = false;
    }

    private void Colour(Ink ink)
    {
        _text.Forget();
        _content.Number(ink.Red).Number(ink.Green).Number(ink.Blue).Add("rg "u8);
    }

    private void Open(StructureNode? tag)
    {
        if (tag is null ? _inArtifact : ReferenceEquals(tag, _open))
            return;
        Close();
        if (tag is null)
        {
            _inArtifact = true;
            _content.Add("/Artifact BMC\n"u8);
            return;
        }

        _open = tag;
        tag.AddContent(page, _marks.Count);
        _content.Add("/"u8).Add(tag.Type).Add("<</MCID "u8).Add(_marks.Count).Add(">>BDC\n"u8);
        _marks.Add(tag);
    }
}
