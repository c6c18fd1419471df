using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Revoca.Web.Tests.Docs;

public sealed partial class SecurityTableTests
{
    [Fact]
    public void Every_test_named_in_the_table_of_requirements_exists()
    {
        var root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));
        var tests = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToLookup(Path.GetFileNameWithoutExtension, file => File.ReadAllText(file, System.Text.Encoding.UTF8));
        var rows = Row().Matches(File.ReadAllText(Path.Combine(root, "docs", "security.md"), System.Text.Encoding.UTF8));
        Assert.True(rows.Count >= 29, $"Only {rows.Count} rows.");
        Assert.All(rows, row => Assert.True(
            tests[row.Groups["class"].Value].Any(source => source.Contains($" {row.Groups["test"].Value}(", StringComparison.Ordinal)), row.Value));
    }

    [GeneratedRegex(@"^\| V\d+\.\d+ [^|]+\|[^|]+\| `(?<class>\w+)\.(?<test>\w+)` \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";
}
