using System.Text.Json;
using System.Text.Json.Serialization;
using Revoca.Casework.Law;
using Revoca.Domain.Law.Bases;

namespace Revoca.Casework.Tests.Law;

public sealed class LegalCatalogueTests
{
    [Fact]
    public void There_are_thirty_bases_and_no_lawyer_has_ticked_any_yet()
    {
        Assert.Equal(30, LegalCatalogue.All.Count);
        Assert.DoesNotContain(LegalCatalogue.All, basis => basis.ReviewedByLegal);
    }

    [Fact]
    public void Every_file_is_read_field_by_field_as_a_serialiser_reads_it()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        var house = typeof(LegalCatalogue).Assembly;
        var files = house.GetManifestResourceNames().Where(name => name.StartsWith("Law/Bases/", StringComparison.Ordinal)).ToList();
        Assert.Equal(30, files.Count);
        foreach (var name in files)
        {
            using var file = house.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
            var expected = JsonSerializer.Deserialize<LegalBasis>(file, options);
            Assert.Equal(JsonSerializer.Serialize(expected, options), JsonSerializer.Serialize(LegalCatalogue.Get(Path.GetFileNameWithoutExtension(name)), options));
        }
    }

    [Theory]
    [InlineData("{\"en\":\"a\",\"it\":\"b\",\"de\":\"c\"}", "Unknown fields: de.")]
    [InlineData("{\"en\":\"a\"}", "'it' is missing")]
    [InlineData("{\"en\":\"a\",\"en\":\"b\",\"it\":\"c\"}", "stands twice")]
    [InlineData("[]", "An object stands")]
    public void A_field_that_is_unknown_missing_or_twice_there_is_refused(string json, string reason)
    {
        using var document = JsonDocument.Parse(json);
        var refused = Assert.Throws<InvalidDataException>(() => LegalBasisFile.Both(document.RootElement));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_basis_names_the_known_ones()
    {
        var refused = Assert.Throws<KeyNotFoundException>(() => LegalCatalogue.Get("us-tidal"));
        Assert.Contains("us-tida.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_counted_and_no_number_is_not()
    {
        foreach (var clock in LegalCatalogue.All.SelectMany(basis => basis.Clocks))
        {
            Assert.Equal(clock.Unit is TermUnit.None, clock.Amount is null);
            Assert.Equal(clock.Unit is TermUnit.None, clock.Rule is CountingRule.None);
        }
    }

    [Fact]
    public void Only_our_own_terms_bind_us()
    {
        var ours = LegalCatalogue.All.SelectMany(basis => basis.Clocks.Where(clock => clock.BindsUs).Select(clock => $"{basis.Id} {clock.Name}"));
        Assert.Equal(["eu-dsa-20 lodge", "it-612quater querela", "it-612ter querela", "us-dmca-512g suit-notice"], ours);
    }

    [Fact]
    public void An_extension_replaces_a_clock_of_the_same_basis()
    {
        var extensions = LegalCatalogue.All.SelectMany(basis => basis.Clocks.Where(clock => clock.Extends is not null).Select(clock => (basis, clock))).ToList();
        Assert.Equal(2, extensions.Count);
        Assert.All(extensions, pair => Assert.NotNull(pair.basis.Clock(pair.clock.Extends ?? "")));
    }

    [Fact]
    public void The_nudification_ban_does_not_apply_before_its_day()
    {
        var ban = LegalCatalogue.Get("eu-ai-act").Provisions.Single(provision => provision.Reference == "art. 5(1)(ba)");
        Assert.False(ban.AppliesOn(new DateOnly(2026, 12, 1)));
        Assert.True(ban.AppliesOn(new DateOnly(2026, 12, 2)));
    }

    [Theory]
    [InlineData("us-tida", "2026-05-18", false)]
    [InlineData("us-tida", "2026-05-19", true)]
    [InlineData("uk-osa-20a", "2026-06-28", false)]
    [InlineData("uk-osa-20a", "2026-06-29", true)]
    [InlineData("eu-dir-2024-1385", "2027-06-15", false)]
    [InlineData("ca", "2027-01-01", false)]
    [InlineData("upstream-aup", "2020-01-01", true)]
    public void A_basis_applies_from_its_day_and_an_unverified_one_never(string id, string day, bool applies) =>
        Assert.Equal(applies, LegalCatalogue.Get(id).AppliesOn(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
