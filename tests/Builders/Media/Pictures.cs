using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace Revoca.Builders.Media;

/// <summary>Invented pictures (waves, no photograph) in every format, and the places where JPEG and WebP keep texts.</summary>
public static class Pictures
{
    /// <summary>Patches over waves: structure at every scale, as a photograph has; <paramref name="seed"/> makes another one.</summary>
    public static SKBitmap Waves(int width, int height, int seed = 1, bool alpha = false)
    {
        var pixels = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                double u = x * 1.0 / width, v = y * 1.0 / height;
                var at = pixels.AsSpan((y * width + x) * 4);
                var patch = Patch((int)(u * 23), (int)(v * 19), seed) + Patch((int)(u * 7 + v * 3), (int)(v * 5), seed + 50);
                at[0] = Tone(Math.Sin(9 * u + seed) + Math.Cos(7 * v * seed + 3 * u) + patch);
                at[1] = Tone(Math.Sin(5 * u * v * seed + 1) + Math.Cos(11 * v + seed) + patch);
                at[2] = Tone(Math.Cos(6 * (u - v) + seed) + Math.Sin(13 * u + 2 * v) + patch);
                at[3] = alpha ? (byte)(40 + 200 * u) : (byte)255;
            }

        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        pixels.CopyTo(bitmap.GetPixelSpan());
        return bitmap;
    }

    public static byte[] Bytes(this SKBitmap picture, SKEncodedImageFormat format, int quality = 90)
    {
        using var data = picture.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>A JPEG with one more segment right after its start.</summary>
    public static byte[] WithSegment(this byte[] jpeg, byte marker, byte[] body)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        return [0xFF, 0xD8, 0xFF, marker, .. length, .. body, .. jpeg.AsSpan(2)];
    }

    public static byte[] WithExif(this byte[] jpeg, byte[] exif) => jpeg.WithSegment(0xE1, [.. "Exif\0\0"u8, .. exif]);

    /// <summary>A WebP with one more chunk at its end.</summary>
    public static byte[] WithChunk(this byte[] webp, string type, byte[] body)
    {
        byte[] whole = [.. webp, .. Encoding.ASCII.GetBytes(type), .. BitConverter.GetBytes((uint)body.Length), .. body, .. new byte[body.Length & 1]];
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)whole.Length - 8);
        return whole;
    }

    private static double Patch(int x, int y, int seed) => (x * 73 + y * 151 + seed * 37) * 2654435761L % 1000 / 500.0 - 1;

    private static byte Tone(double value) => (byte)Math.Clamp(127.5 + 35 * value, 0, 255);
}
