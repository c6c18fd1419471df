using System.Reflection;

namespace Revoca.Builders;

/// <summary>Invented material that several tests use; every identifier in it is made up.</summary>
public static class Samples
{
    /// <summary>A reporter's forwarded messages: 61 links, 53 items on 14 hosts, 3 lines that hold no usable link.</summary>
    public static string Links { get; } = Read("sample-links.txt");

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no sample {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
