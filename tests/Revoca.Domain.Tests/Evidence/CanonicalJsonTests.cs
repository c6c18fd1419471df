using System.Text.Json.Nodes;
using Revoca.Domain.Evidence.Claims;

namespace Revoca.Domain.Tests.Evidence;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("1e21", "1e+21")]
    [InlineData("123456789012345680000.0", "123456789012345680000")]
    [InlineData("-0.0", "0")]
    [InlineData("0.000001", "0.000001")]
    public void Numbers_are_spelled_as_RFC_8785_shows(string written, string canonical) =>
        Assert.Equal(canonical, CanonicalJson.Write(JsonNode.Parse(written)));

    [Fact]
    public void Members_are_sorted_by_code_units_and_texts_escaped_as_RFC_8785_shows()
    {
        var node = JsonNode.Parse("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Smiley","\u0080":"Control","\u00f6":"o","x":"\u000f\n\"\\/\u0041"}""");
        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"x\":\"\\u000f\\n\\\"\\\\/A\",\"\u0080\":\"Control\",\"ö\":\"o\",\"€\":\"Euro Sign\",\"😀\":\"Smiley\",\"\ufb33\":\"Hebrew\"}",
            CanonicalJson.Write(node));
    }
}
