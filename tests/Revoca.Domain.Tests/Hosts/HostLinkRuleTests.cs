using Revoca.Domain.Evidence;

namespace Revoca.Domain.Tests.Hosts;

public sealed class HostLinkRuleTests
{
    [Theory]
    [InlineData("https://mobile.twitter.com/name/status/12?s=20", "https://x.com/i/status/12")]
    [InlineData("https://x.com/other_name/status/12/photo/1", "https://x.com/i/status/12")]
    [InlineData("https://x.com/i/web/status/12", "https://x.com/i/status/12")]
    [InlineData("https://old.reddit.com/r/Sub/comments/aB1/title_here/?utm_source=share", "https://reddit.com/comments/ab1")]
    [InlineData("https://www.reddit.com/r/sub/comments/ab1/title/cd2/", "https://reddit.com/comments/ab1/_/cd2")]
    [InlineData("https://redd.it/ab1", "https://reddit.com/comments/ab1")]
    [InlineData("https://i.redd.it/ab1.jpg", "https://i.redd.it/ab1.jpg")]
    [InlineData("https://telegram.me/s/Channel/5?single", "https://t.me/channel/5")]
    [InlineData("https://t.me/joinchat/AbC", "https://t.me/+AbC")]
    [InlineData("https://discord.gg/AbC", "https://discord.com/invite/AbC")]
    [InlineData("https://ptb.discord.com/channels/1/2/3", "https://discord.com/channels/1/2/3")]
    [InlineData("https://cdn.discordapp.com/attachments/1/2/x.png?ex=1&is=2&hm=3", "https://cdn.discordapp.com/attachments/1/2/x.png")]
    [InlineData("https://youtu.be/Abc?t=3", "https://youtube.com/watch?v=Abc")]
    [InlineData("https://m.youtube.com/watch?list=x&v=Abc", "https://youtube.com/watch?v=Abc")]
    [InlineData("https://www.youtube.com/shorts/Abc", "https://youtube.com/watch?v=Abc")]
    [InlineData("https://it.pornhub.com/view_video.php?viewkey=1f&t=5", "https://pornhub.com/view_video.php?viewkey=1f")]
    [InlineData("https://www.pornhub.com/embed/1f", "https://pornhub.com/view_video.php?viewkey=1f")]
    [InlineData("https://fr.xvideos.com/video.abc/some_title", "https://xvideos.com/video.abc")]
    [InlineData("https://xhamster.desi/videos/some-title-xhAb12", "https://xhamster.com/videos/xhAb12")]
    [InlineData("https://www.redgifs.com/watch/AbCd", "https://redgifs.com/watch/abcd")]
    [InlineData("https://m.imgur.com/a/some-title-AbC12", "https://imgur.com/a/AbC12")]
    [InlineData("https://archive.ph/AbC", "https://archive.today/AbC")]
    [InlineData("https://mega.nz/#!AbC!Key-1_", "https://mega.nz/file/AbC#Key-1_")]
    [InlineData("https://mega.co.nz/#F!AbC!Key", "https://mega.nz/folder/AbC#Key")]
    [InlineData("https://drive.google.com/open?id=AbC", "https://drive.google.com/file/d/AbC")]
    [InlineData("https://drive.google.com/file/d/AbC/view?usp=sharing", "https://drive.google.com/file/d/AbC")]
    [InlineData("https://www.dropbox.com/s/abc/x.mp4?dl=0&rlkey=k", "https://dropbox.com/s/abc/x.mp4?rlkey=k")]
    [InlineData("https://civitai.green/models/12/any-title", "https://civitai.com/models/12")]
    [InlineData("https://civitai.com/models/12/any-title?modelVersionId=34&x=1", "https://civitai.com/models/12?modelVersionId=34")]
    [InlineData("https://civitai.com/images/12?period=AllTime", "https://civitai.com/images/12")]
    [InlineData("https://hf.co/User/name/tree/main", "https://huggingface.co/User/name")]
    [InlineData("https://github.com/Owner/Repo.git?tab=readme", "https://github.com/owner/repo")]
    [InlineData("https://gist.github.com/owner/0123456789abcdef", "https://gist.github.com/0123456789abcdef")]
    [InlineData("https://www.google.com/search?q=a%20b&ei=x&start=10&tbm=isch", "https://google.com/search?q=a+b&tbm=isch")]
    [InlineData("https://m.facebook.com/photo.php?fbid=1&set=a.2&__tn__=x", "https://facebook.com/photo?fbid=1")]
    [InlineData("https://www.instagram.com/name/reel/AbC/?igsh=x", "https://instagram.com/p/AbC")]
    [InlineData("https://www.tiktok.com/@name/video/12?is_from_webapp=1", "https://tiktok.com/@/video/12")]
    [InlineData("https://it.pinterest.com/pin/some-title--12/", "https://pinterest.com/pin/12")]
    [InlineData("https://example.tumblr.com/post/1", "https://example.tumblr.com/post/1")]
    [InlineData("https://m.unknown.example/post/1", "https://m.unknown.example/post/1")]
    public void A_post_is_known_by_its_id(string text, string canonical)
    {
        Assert.Equal(canonical, ContentUrl.Parse(text).Canonical);
        Assert.Equal(canonical, ContentUrl.Parse(canonical).Canonical);
    }

    [Theory]
    [InlineData("https://civitai.com/models/12", ContentItemKind.Model)]
    [InlineData("https://civitai.com/images/12", ContentItemKind.Page)]
    [InlineData("https://civitai.com/user/name", ContentItemKind.Profile)]
    [InlineData("https://huggingface.co/user/name", ContentItemKind.Model)]
    [InlineData("https://huggingface.co/datasets/user/name", ContentItemKind.Repository)]
    [InlineData("https://huggingface.co/user", ContentItemKind.Profile)]
    [InlineData("https://github.com/owner/repo/releases/tag/v1", ContentItemKind.Repository)]
    [InlineData("https://github.com/owner", ContentItemKind.Profile)]
    [InlineData("https://www.google.com/search?q=x", ContentItemKind.SearchResult)]
    [InlineData("https://www.google.com/maps", ContentItemKind.Page)]
    [InlineData("https://t.me/channel/1", ContentItemKind.MessageGroup)]
    [InlineData("https://discord.com/channels/1/2/3", ContentItemKind.MessageGroup)]
    [InlineData("https://mega.nz/file/a#b", ContentItemKind.MediaFile)]
    [InlineData("https://x.com/name", ContentItemKind.Profile)]
    [InlineData("https://x.com/name/status/1", ContentItemKind.Page)]
    [InlineData("https://www.reddit.com/user/name", ContentItemKind.Profile)]
    public void The_address_shows_the_kind(string text, ContentItemKind kind) => Assert.Equal(kind, ContentUrl.Parse(text).Kind);
}
