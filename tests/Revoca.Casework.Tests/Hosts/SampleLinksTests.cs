using Revoca.Builders;
using Revoca.Casework.Hosts;
using Revoca.Domain.Evidence;

namespace Revoca.Casework.Tests.Hosts;

public sealed class SampleLinksTests
{
    private static readonly PastedLinks Pasted = PastedLinks.Read(Samples.Links, ShippedDirectory.Hosts, ShippedDirectory.Suffixes);

    [Fact]
    public void Sixty_one_links_are_fifty_three_items_and_eight_duplicates()
    {
        Assert.Equal(61, Pasted.Links.Count);
        Assert.Equal(53, Pasted.Items.Count);
        Assert.Equal(8, Pasted.Links.Count(link => link.DuplicateOf is not null));
    }

    [Fact]
    public void They_are_on_thirteen_known_hosts_and_one_unknown()
    {
        Assert.Equal(14, Pasted.Groups.Count);
        var unknown = Assert.Single(Pasted.Groups, group => group.Host is null);
        Assert.Equal("unlisted-board.example", unknown.Name);
        Assert.Equal(53, Pasted.Groups.Sum(group => group.Items.Count));
    }

    [Fact]
    public void Three_lines_are_rejected_each_with_its_number_and_reason()
    {
        Assert.Equal(
            [new(65, "http://", LinkRejection.NoHost), new(66, "ftp://files.unlisted-board.example/pack.zip", LinkRejection.NotWeb), new(67, "javascript:alert(1)", LinkRejection.NotWeb)],
            Pasted.Rejected);
    }

    [Fact]
    public void Each_duplicate_says_why_it_is_one()
    {
        var duplicates = Pasted.Links.Where(link => link.DuplicateOf is not null);
        Golden.Matches(string.Join('\n', duplicates.Select(link => $"{link.Line} like {link.DuplicateOf?.Line}: {link.DuplicateReason} {link.Url}")), "sample-duplicates.golden");
    }
}
