namespace Revoca.Typesetting.Layout;

/// <summary>A band of the page that is never cut: a line of text, a table row. Before and After collapse with the neighbours'.</summary>
internal sealed record Strip(double Height, IReadOnlyList<Mark> Marks)
{
    public double Before { get; init; }

    public double After { get; init; }

    /// <summary>No page may end behind it, as long as a page can hold what it is tied to.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Repeated at the top of a page that begins with this strip.</summary>
    public IReadOnlyList<Strip> Head { get; init; } = [];
}

/// <summary>Where a strip stands; a repeated head is an artifact.</summary>
internal readonly record struct PlacedStrip(Strip Strip, double Top, bool AsArtifact);
