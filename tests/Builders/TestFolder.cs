namespace Revoca.Builders;

/// <summary>A folder of its own for one test, gone afterwards; its keys lie beside it.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("revoca-").FullName;

    /// <summary>The data folder; not made yet.</summary>
    public string Data => Path.Combine(_root, "data");

    public string Keys => Data + "-keys";

    /// <summary>A path beside the data folder.</summary>
    public string this[string name] => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
