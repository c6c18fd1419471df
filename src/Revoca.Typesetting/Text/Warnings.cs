namespace Revoca.Typesetting.Text;

/// <summary>What went wrong in one rendering, each thing told once, in the order it was met.</summary>
internal sealed class Warnings
{
    private readonly List<TypesettingWarning> _all = [];

    public IReadOnlyList<TypesettingWarning> All => _all;

    public void Add(WarningKind kind, string detail)
    {
        var warning = new TypesettingWarning(kind, detail);
        if (!_all.Contains(warning))
            _all.Add(warning);
    }
}
