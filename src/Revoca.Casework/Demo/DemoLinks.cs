using System.Globalization;
using System.Text;

namespace Revoca.Casework.Demo;

/// <summary>Invented links of the shapes the hosts use; nothing stands at any of them.</summary>
internal static class DemoLinks
{
    private static readonly string[] Shapes =
    [
        "https://civitai.com/models/{0}1/example-likeness-lora",
        "https://x.com/example_{0}/status/18{0}00{0}000{0}1",
        "https://www.reddit.com/r/example_{0}/comments/ab{0}cd/title_withheld/",
        "https://imgur.com/a/Ex{0}mple",
        "https://gofile.io/d/Ex{0}ab",
        "https://forum.board-{0}.example/threads/{0}11",
        "https://huggingface.co/example-user-{0}/wan21-lora-{0}",
        "https://www.pornhub.com/view_video.php?viewkey=ex{0}fe7e3dfc9",
        "https://github.com/example-{0}/wan-presets",
        "https://t.me/example_{0}/94{0}",
        "https://www.xvideos.com/video.ex{0}wqeb/title_withheld",
        "https://www.google.com/search?q=name+withheld+{0}",
    ];

    /// <param name="seed">Makes the identifiers of one case differ from those of another.</param>
    /// <param name="count">How many links.</param>
    public static string Text(int seed, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var mark = (seed * 100) + 11 + i;
            text.AppendLine(CultureInfo.InvariantCulture, $"friend: look {string.Format(CultureInfo.InvariantCulture, Shapes[(seed + i) % Shapes.Length], mark)} please");
        }

        return text.ToString();
    }
}
