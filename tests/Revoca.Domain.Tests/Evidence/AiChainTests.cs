using Revoca.Domain.Evidence.Chains;

namespace Revoca.Domain.Tests.Evidence;

public sealed class AiChainTests
{
    private static readonly AiChain Chain = new(
        [
            Node("photo", ChainNodeKind.SourcePhoto), Node("lora", ChainNodeKind.Model), Node("base", ChainNodeKind.Model), Node("prompt", ChainNodeKind.Prompt),
            Node("video", ChainNodeKind.Video), Node("gallery", ChainNodeKind.Place),
        ],
        [new("photo", "lora"), new("lora", "video"), new("base", "video"), new("prompt", "video"), new("video", "gallery"), new("video", "video"), new("x", "video")]);

    [Fact]
    public void Removing_the_video_leaves_the_model_that_makes_it_again() => Assert.Equal(["video"], Ids(Chain.Remaining("video")));

    [Fact]
    public void Removing_the_add_on_too_does_not_help_while_the_photo_can_train_another() => Assert.Equal(["lora", "video"], Ids(Chain.Remaining("video", "lora")));

    [Fact]
    public void Without_photo_and_add_on_nothing_can_be_made_again() => Assert.Empty(Chain.Remaining("video", "lora", "photo"));

    [Fact]
    public void A_ring_is_not_followed_for_ever()
    {
        var ring = new AiChain([Node("a", ChainNodeKind.Picture), Node("b", ChainNodeKind.Picture)], [new("a", "b"), new("b", "a")]);
        Assert.Empty(ring.Remaining("a", "b"));
        Assert.Equal(2, ring.InOrder().Count);
    }

    [Fact]
    public void The_list_goes_from_the_source_to_where_it_is_seen() =>
        Assert.Equal(["photo", "base", "prompt", "lora", "video", "gallery"], Chain.InOrder().Select(node => node.Id));

    private static ChainNode Node(string id, ChainNodeKind kind) => new(id, kind, id, null, Gone: false);

    private static IEnumerable<string> Ids(IReadOnlyList<ChainNode> nodes) => nodes.Select(node => node.Id).Order(StringComparer.Ordinal);
}
