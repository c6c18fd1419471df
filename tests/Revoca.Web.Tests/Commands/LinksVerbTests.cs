using System.Text;
using System.Text.Json;
using Revoca.Builders;

namespace Revoca.Web.Tests.Commands;

public sealed class LinksVerbTests
{
    [Fact]
    public async Task The_sample_gives_61_links_53_items_on_14_hosts_and_3_rejected()
    {
        var outcome = await CommandLine.Run(Encoding.UTF8.GetBytes(Samples.Links), "links", "parse", "-");
        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        var result = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(["items", "hosts", "rejected"], result.EnumerateObject().Select(part => part.Name));
        Assert.Equal(61, result.GetProperty("items").GetArrayLength());
        Assert.Equal(53, result.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("duplicateOf").ValueKind == JsonValueKind.Null));
        Assert.Equal(14, result.GetProperty("hosts").GetArrayLength());
        Assert.Equal(53, result.GetProperty("hosts").EnumerateArray().Sum(host => host.GetProperty("count").GetInt32()));
        Assert.Equal(3, result.GetProperty("rejected").GetArrayLength());
    }

    [Fact]
    public async Task A_small_paste_gives_exactly_this_json()
    {
        const string Paste = "hxxps://twitter[.]com/name/status/1 https://x.com/name/status/1\nhttps://forum.board.example/a?b=1&a=2 ftp://c.example/";
        var outcome = await CommandLine.Run(Encoding.UTF8.GetBytes(Paste), "links", "parse", "-");
        Golden.Matches(outcome.Output, "links-parse.json");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_says_how_to_read_the_file(string encoding)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "paste.txt");
        await File.WriteAllTextAsync(file, "url,note\nhttps://münchen.example/ü,x\n", Encoding.GetEncoding(encoding), TestContext.Current.CancellationToken);
        var outcome = await CommandLine.Run([], "links", "parse", file);
        Assert.Contains("\"https://xn--mnchen-3ya.example/%C3%BC\"", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_paste_is_an_empty_result()
    {
        var outcome = await CommandLine.Run([], "links", "parse", "-");
        Assert.Equal((0, """{"items":[],"hosts":[],"rejected":[]}"""), (outcome.Code, outcome.Output.Trim()));
    }

    [Theory]
    [InlineData("no-such-file.txt")]
    [InlineData(".")]
    public async Task A_file_that_cannot_be_read_is_a_message_and_a_failure(string file)
    {
        var outcome = await CommandLine.Run([], "links", "parse", file);
        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith($"Cannot read {file}:", outcome.Errors, StringComparison.Ordinal);
    }
}
