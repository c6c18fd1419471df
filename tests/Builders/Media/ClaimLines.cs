using Revoca.Casework.Evidence;
using SkiaSharp;

namespace Revoca.Builders.Media;

/// <summary>Claims about files made for a test.</summary>
public static class ClaimLines
{
    /// <summary>The line the fingerprint prints about these bytes.</summary>
    public static string Of(string name, byte[] bytes)
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return FingerprintFile.Run(path).Line;
    }

    /// <summary>A claim about an invented picture; the same seed in another quality is the same picture in another file.</summary>
    public static string Picture(int seed, int quality = 90)
    {
        using var waves = Pictures.Waves(400, 300, seed);
        return Of($"picture-{seed}-{quality}.jpg", waves.Bytes(SKEncodedImageFormat.Jpeg, quality));
    }

    /// <summary>A claim about a video as ComfyUI saves it: Wan 2.1 with one add-on.</summary>
    public static string ComfyVideo(string name = "clip.mp4") => Of(name, new Mp4File().Keys(("prompt", Prompts.ComfyPrompt)).Bytes());
}
