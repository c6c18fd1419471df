using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Revoca.Builders;

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
        var groups = rows.Select(row => row.Groups["group"].Value).Distinct(StringComparer.Ordinal).Count();
        Figure.Tell($"OWASP ASVS 5.0: {groups} groups with {rows.Count} tests named, {rows.Count} of them exist");
        Assert.True(groups >= 29, $"Only {groups} groups.");
        Assert.All(rows, row => Assert.True(
            tests[row.Groups["class"].Value].Any(source => source.Contains($" {row.Groups["test"].Value}(", StringComparison.Ordinal)), row.Value));
    }

    [Theory]
    [InlineData("security.md")]
    [InlineData("privacy.md")]
    [InlineData("self-hosting.md")]
    [InlineData("drill.md")]
    [InlineData("auditor.md")]
    public void Every_class_of_tests_a_page_leans_on_exists(string page)
    {
        var root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));
        var classes = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(File.ReadAllText(Path.Combine(root, "docs", page), System.Text.Encoding.UTF8)).Select(match => match.Groups["class"].Value);
        Assert.Equal([], named.Where(name => !classes.Contains(name)).Distinct(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"`(?<class>[A-Z]\w+(Tests|Journey))[.`]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| (?<group>V\d+\.\d+) [^|]+\|[^|]+\| `(?<class>\w+)\.(?<test>\w+)` \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";
}
