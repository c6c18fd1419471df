namespace Revoca.Builders;

/// <summary>A folder of its own for one test, gone afterwards. An installation in it keeps its keys beside its data.</summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>The folder itself.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("revoca-").FullName;

    /// <summary>A data folder in it; not made yet.</summary>
    public string Data => this["data"];

    public string Keys => Data + "-keys";

    /// <summary>A path in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        // A test may have taken it away itself.
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
