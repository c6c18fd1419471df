using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Revoca.Web.Words;

namespace Revoca.Web.Tests.Words;

public sealed partial class WordsTests
{
    public static TheoryData<string> Areas() =>
        [.. typeof(PublicWords).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Revoca.Web.Words.", StringComparison.Ordinal) && name.EndsWith(".resources", StringComparison.Ordinal))
            .Select(name => name[..^".resources".Length])];

    [Theory]
    [MemberData(nameof(Areas))]
    public void Both_languages_have_the_same_keys(string area) =>
        Assert.Equal(Read(area, "en").Keys.Order(StringComparer.Ordinal), Read(area, "it").Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Areas))]
    public void Both_languages_fill_in_the_same_things(string area)
    {
        var italian = Read(area, "it");
        foreach (var (key, english) in Read(area, "en"))
            Assert.True(Holes(english).SetEquals(Holes(italian[key])), $"{area} {key}: the two languages have different placeholders.");
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Every_sentence_can_be_formatted(string area)
    {
        object[] anything = [1, 2, 3, 4, 5, 6];
        foreach (var words in new[] { Read(area, "en"), Read(area, "it") })
            Assert.All(words.Values, words => Assert.NotNull(string.Format(CultureInfo.InvariantCulture, words, anything)));
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void No_sentence_shocks_shouts_or_is_empty(string area)
    {
        foreach (var (key, text) in Read(area, "en").Concat(Read(area, "it")))
        {
            Assert.False(string.IsNullOrWhiteSpace(text), $"{area} {key} is empty.");
            Assert.DoesNotMatch(NeverWritten(), text);
            Assert.True(text == "!=" || !text.Contains('!', StringComparison.Ordinal), $"{area} {key} shouts.");
        }
    }

    [Fact]
    public void There_is_at_least_an_area_for_the_public_and_one_for_the_desk()
    {
        var areas = Areas().Select(area => area.Data).ToList();
        Assert.Contains(typeof(PublicWords).FullName, areas);
        Assert.Contains(typeof(DeskWords).FullName, areas);
    }

    private static Dictionary<string, string> Read(string area, string language)
    {
        // English is the neutral language, so it lies in the main assembly.
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = new ResourceManager(area, typeof(PublicWords).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.True(set is not null, $"{area} has no words in {language}.");
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
    }

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(match => match.Groups["number"].Value)];

    [GeneratedRegex(@"\{(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex("revenge porn|child porn|pedoporn|leaked|\\bnudes?\\b|\\bvictim|\\bsurvivor|\\bvittim|invalid code|are you sure", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NeverWritten();
}
