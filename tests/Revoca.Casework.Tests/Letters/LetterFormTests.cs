using Revoca.Casework.Hosts;
using Revoca.Casework.Law;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

/// <summary>The fields of a host's form: what the law and the channel ask for is marked, what the letter does not tell is shown as missing.</summary>
public sealed class LetterFormTests
{
    private static readonly Letter Written = new LetterWriter().Write(LetterKind.TidaRequest, Language.English, LetterSamples.Of(LetterKind.TidaRequest)[0].Data);

    [Fact]
    public void Each_statement_the_law_makes_mandatory_is_a_required_field()
    {
        var fields = LetterForm.Of(Written);
        var mandatory = LegalCatalogue.Get("us-tida").MandatoryElements.Select(element => $"us-tida/{element.Key}").ToHashSet(StringComparer.Ordinal);
        Assert.All(fields.Where(field => field.Key.StartsWith("us-tida/", StringComparison.Ordinal)), field => Assert.Equal(mandatory.Contains(field.Key), field.Required));
        Assert.Contains(fields, field => field is { Required: true, Value.Length: > 0 });
    }

    [Fact]
    public void A_name_the_channel_asks_for_and_the_letter_does_not_tell_is_shown_as_missing()
    {
        var discord = ShippedDirectory.Hosts[HostId.Parse("discord")].Channels.Single(channel => channel.Asks.Contains("person", StringComparer.Ordinal));
        Assert.Equal("", LetterForm.For(Written, discord, null).Single(field => field.Key == "person").Value);
        Assert.Equal("Sample Name", LetterForm.For(Written, discord, "Sample Name").Single(field => field.Key == "person").Value);
        Assert.DoesNotContain(LetterForm.Of(Written), field => field.Key == "person");
    }

    [Theory]
    [InlineData(LetterKind.TidaRequest, "addresses email signature")]
    [InlineData(LetterKind.Dsa16Notice, "addresses email organisation")]
    [InlineData(LetterKind.GdprErasure, "addresses")]
    [InlineData(LetterKind.UkReport, "addresses email")]
    [InlineData(LetterKind.DmcaNotice, "addresses email phone postal signature")]
    [InlineData(LetterKind.DeindexRequest, "addresses")]
    public void What_the_law_asks_for_is_required_even_where_nothing_is_known_of_the_form(LetterKind kind, string keys)
    {
        var letter = new LetterWriter().Write(kind, Language.English, LetterSamples.Of(kind)[0].Data);
        Assert.Equal(keys, string.Join(' ', LetterForm.Of(letter).Where(field => field.Required && !field.Key.Contains('/', StringComparison.Ordinal)).Select(field => field.Key).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_mandatory_field_without_a_value_is_shown_as_missing()
    {
        var facts = LetterSamples.Of(LetterKind.DmcaNotice)[0].Data;
        var letter = new LetterWriter().Write(LetterKind.DmcaNotice, Language.English, facts with { Sender = facts.Sender with { Phone = null } });
        Assert.Equal("", LetterForm.Of(letter).Single(field => field.Key == "phone").Value);
    }

    [Fact]
    public void Every_field_a_law_asks_for_belongs_to_an_element_the_catalogue_knows()
    {
        var known = LegalCatalogue.All.SelectMany(basis => basis.Elements.Select(element => $"{basis.Id}/{element.Key}")).ToHashSet(StringComparer.Ordinal);
        Assert.All(LetterForm.LawKnows, key => Assert.Contains(key, known));
    }

    [Fact]
    public void Addresses_can_be_copied_one_by_one()
    {
        var addresses = LetterForm.Of(Written).Single(field => field.Key == "addresses");
        Assert.Equal(Written.Items.Select(item => item.Url), addresses.Pieces);
    }

    [Fact]
    public void What_a_channel_asks_for_is_a_field_of_letters()
    {
        var known = LetterForm.For(Written, ShippedDirectory.Hosts[HostId.Parse("discord")].Channels.First(channel => channel.Asks.Count > 0), "x").Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        Assert.All(ShippedDirectory.Hosts.All.SelectMany(host => host.Channels).SelectMany(channel => channel.Asks), asked => Assert.Contains(asked, known));
    }
}
