using System.Runtime.CompilerServices;
using Revoca.Casework.Evidence.Pictures;
using Revoca.Domain.Evidence.Claims;
using Revoca.Domain.Evidence.Models;
using Revoca.Domain.Evidence.Provenance;
using Revoca.Domain.Evidence.Provenance.Containers;

namespace Revoca.Casework.Evidence;

/// <summary>What one file on this machine is, as a claim; the same as the page computes on the person's own device.</summary>
public static class FingerprintFile
{
    private const string CannotDecode =
        "this kind of picture (HEIC or AVIF) cannot be decoded here: only hashes of the file were made. A JPEG copy can be fingerprinted too.";

    /// <returns>One line of canonical JSON, with <c>error</c> for a file that cannot be read; and a hint for the person, or null.</returns>
    public static (string Line, string? Hint) Run(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        try
        {
            if (Directory.Exists(path))
                return (FileClaim.Unreadable(name, "this is a folder"), null);
            if (!File.Exists(path))
                return (FileClaim.Unreadable(name, "there is no such file"), null);
            var claim = Claim(path, name);
            return (claim.ToJson(), claim.File.Mime is "image/heic" or "image/avif" ? CannotDecode : null);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (FileClaim.Unreadable(name, "the file could not be read: " + broken.Message), null);
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

    private static FileClaim Claim(string path, string name)
    {
        using var file = Open(path);
        var window = new ByteWindow(file);
        var format = FileFormats.Recognise(window);
        var texts = ProvenanceReader.Walk(window, format);
        var weightsFrom = format == FileFormat.Safetensors ? WeightsFrom(window) : null;
        using var digests = FileDigests.Of(file, weightsFrom);
        var facts = new FileFacts(name, file.Length, FileFormats.Mime(format), digests.Sha256, digests.Md5, digests.Blake3, digests.Crc32);
        var claim = new FileClaim(facts, FileFormats.Kind(format))
        {
            Dimensions = texts.Dimensions,
            Provenance = ProvenanceReader.Explain(texts, name),
            Model = weightsFrom is { } from ? Model(window, from, digests.Model) : null,
        };
        try
        {
            if (format is FileFormat.Gif or FileFormat.Bmp && texts.Dimensions is var (width, height))
                PictureRows.Check(width, height, PictureRows.MostPixelsAtOnce);
            return Rows(path, file, format) is { } rows ? claim with { Pictures = rows.Hash(), Dimensions = (rows.Width, rows.Height) } : claim;
        }
        catch (PictureUnreadableException broken)
        {
            return claim with { Error = broken.Message };
        }
    }

    private static PictureRows? Rows(string path, FileStream file, FileFormat format) => format switch
    {
        FileFormat.Png => PngRows.Open(file),
        FileFormat.Jpeg => Jpeg(path, new ByteWindow(file)),
        FileFormat.Webp when !WebpWalker.IsWhole(new ByteWindow(file)) => throw new PictureUnreadableException(PictureUnreadableException.Broken),
        FileFormat.Webp or FileFormat.Gif or FileFormat.Bmp => Decoded(path, byRows: false),
        _ => null,
    };

    // Every decoder rounds the way from four colours to three of its own: the page and this machine would not say the same.
    private static PictureRows Jpeg(string path, ByteWindow file) => JpegWalker.IsForPrint(file)
        ? throw new PictureUnreadableException("a picture of four colours, made for print, cannot be fingerprinted; an ordinary JPEG copy of it can")
        : Decoded(path, byRows: !JpegWalker.IsProgressive(file));

    // Not inlined: the runtime loads SkiaSharp when a method that names its user is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PictureRows Decoded(string path, bool byRows) => SkiaRows.Open(path, byRows);

    private static long? WeightsFrom(ByteWindow file)
    {
        var head = new byte[8];
        return file.TryRead(0, head) ? SafetensorsHeader.DataOffset(head, file.Length) : null;
    }

    private static ModelFinding Model(ByteWindow file, long weightsFrom, ModelFinding hashes)
    {
        var header = file.Block(8, weightsFrom - 8) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
        return SafetensorsMetadata.Read(header) with { AutoV1 = hashes.AutoV1, AutoV2 = hashes.AutoV2, AutoV3 = hashes.AutoV3 };
    }
}
