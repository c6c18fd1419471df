using System.Runtime.CompilerServices;

namespace Revoca.Web.Tests;

/// <summary>What keeps the house a house.</summary>
public sealed class HouseTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    [Fact]
    public void No_source_file_is_longer_than_three_hundred_lines() =>
        Assert.Empty(Sources("*.cs", "*.razor", "*.ts", "*.css").Where(file => File.ReadLines(file).Count() > 300).Select(Short));

    [Fact]
    public void Only_the_mail_folder_knows_MailKit_and_MimeKit() =>
        Assert.Empty(Product("*.cs").Where(file => !file.Contains("/Revoca.Casework/Mail/", StringComparison.Ordinal))
            .Where(file => Uses(file, "MailKit") || Uses(file, "MimeKit")).Select(Short));

    [Fact]
    public void Pages_do_not_know_the_database() =>
        Assert.Empty(Product("*.cs", "*.razor").Where(file => file.Contains("/Revoca.Web/", StringComparison.Ordinal))
            .Where(file => Uses(file, "Microsoft.EntityFrameworkCore")).Select(Short));

    [Fact]
    public void Public_pages_do_not_know_MudBlazor() =>
        Assert.Empty(Product("*.razor", "*.cs").Where(file => file.Contains("/Revoca.Web/Public/", StringComparison.Ordinal))
            .Where(file => Uses(file, "MudBlazor") || File.ReadAllText(file, System.Text.Encoding.UTF8).Contains("<Mud", StringComparison.Ordinal)).Select(Short));

    [Fact]
    public void Dialect_specific_SQL_stays_in_its_folder() =>
        Assert.Empty(Product("*.cs").Where(file => !file.Contains("/Storage/", StringComparison.Ordinal))
            .Where(file => Uses(file, "Microsoft.Data.Sqlite") || Uses(file, "Npgsql")).Select(Short));

    [Fact]
    public void Nothing_carries_a_suffix_that_says_nothing()
    {
        string[] empty = ["Manager", "Helper", "Util", "Utils", "Processor", "Base", "Impl", "Dto"];
        Assert.Empty(Product("*.cs").Where(file => empty.Any(suffix => Path.GetFileNameWithoutExtension(file).EndsWith(suffix, StringComparison.Ordinal))).Select(Short));
    }

    private static bool Uses(string file, string name) => File.ReadLines(file).Any(line => line.TrimStart().TrimStart('@').StartsWith($"using {name}", StringComparison.Ordinal));

    private static IEnumerable<string> Product(params string[] patterns) => Sources(patterns).Where(file => file.StartsWith(Path.Combine(Root, "src"), StringComparison.Ordinal));

    private static IEnumerable<string> Sources(params string[] patterns) =>
        new[] { "src", "tests" }.SelectMany(top => patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, top), pattern, SearchOption.AllDirectories)))
            .Where(file => !new[] { "/obj/", "/bin/", "/node_modules/", "/Migrations/", "/on-device/" }.Any(part => file.Contains(part, StringComparison.Ordinal)));

    private static string Short(string file) => Path.GetRelativePath(Root, file);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file) ?? "";
}
