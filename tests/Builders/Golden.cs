using System.Runtime.CompilerServices;
using System.Text;

namespace Revoca.Builders;

/// <summary>Compares a result with a file beside the test; UPDATE_GOLDEN=1 writes the file, for a person to read in the diff.</summary>
public static class Golden
{
    public static void Matches(string actual, string name, [CallerFilePath] string testFile = "") =>
        Matches(Encoding.UTF8.GetBytes(actual), name, testFile);

    public static void Matches(byte[] actual, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile) ?? throw new InvalidOperationException("The test has no folder.");
        var path = Path.Combine(folder, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            File.WriteAllBytes(path, actual);
            return;
        }

        if (!File.Exists(path))
            throw new InvalidOperationException($"There is no golden file {name} yet. Run once with UPDATE_GOLDEN=1 and read what it wrote.");
        if (actual.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            return;

        var received = path + ".received" + Path.GetExtension(path);
        File.WriteAllBytes(received, actual);
        throw new InvalidOperationException($"{name} is not what it was; the new one is {received}. If it is right, run with UPDATE_GOLDEN=1.");
    }
}
