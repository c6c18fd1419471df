using System.Collections.Frozen;

namespace Revoca.Domain.Evidence.Links;

/// <summary>What any address shows by its file name or a telling folder, whoever the host is.</summary>
internal static class KindByPath
{
    private static readonly FrozenSet<string> Media = new[]
    {
        "jpg", "jpeg", "png", "gif", "gifv", "webp", "avif", "heic", "bmp", "tif", "tiff", "mp4", "m4v", "mov", "webm", "mkv", "avi", "wmv", "flv",
        "m3u8", "mpd", "mp3", "m4a", "ogg", "wav", "zip", "rar", "7z",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Models = new[] { "safetensors", "ckpt", "gguf", "pth", "pt", "onnx" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ContentItemKind Of(LinkDraft link)
    {
        var path = link.Path.AsSpan();
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? [] : name[(dot + 1)..];
        return IsIn(Media, extension) ? ContentItemKind.MediaFile
            : IsIn(Models, extension) ? ContentItemKind.Model
            : path.Contains("/prompt/", StringComparison.Ordinal) || path.Contains("/prompts/", StringComparison.Ordinal) ? ContentItemKind.Prompt
            : ContentItemKind.Page;
    }

    private static bool IsIn(FrozenSet<string> extensions, ReadOnlySpan<char> extension) =>
        !extension.IsEmpty && extensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(extension);
}
