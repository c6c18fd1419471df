using System.Text.Json;
using Revoca.Casework.Letters.Samples;

namespace Revoca.Web.Tests.Commands;

public sealed class LettersVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revoca-render-");

    /// <summary>Every sample in both languages.</summary>
    private static int All => LetterSamples.All.Count * 2;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Two_runs_write_every_letter_with_the_same_bytes()
    {
        foreach (var into in new[] { "one", "two" })
        {
            var outcome = await CommandLine.Run([], "letters", "render", "--out", Path.Combine(folder.FullName, into));
            Assert.Equal(0, outcome.Code);
            using var result = JsonDocument.Parse(outcome.Output);
            Assert.Equal(All, result.RootElement.GetProperty("letters").GetArrayLength());
        }

        var first = Directory.GetFiles(Path.Combine(folder.FullName, "one")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(All * 4, first.Count);
        Assert.Contains(first, path => path.EndsWith("tida-request.person.it.pdf", StringComparison.Ordinal));
        foreach (var path in first)
            Assert.Equal(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "two", Path.GetFileName(path)), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--kind", "love-letter", "is no kind of letter")]
    [InlineData("--lang", "la", "is no language")]
    public async Task An_unknown_kind_or_language_is_refused_and_nothing_is_written(string option, string value, string reason)
    {
        var into = Path.Combine(folder.FullName, "none");
        var outcome = await CommandLine.Run([], "letters", "render", "--out", into, option, value);
        Assert.NotEqual(0, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.Contains(reason, outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(into));
    }
}
