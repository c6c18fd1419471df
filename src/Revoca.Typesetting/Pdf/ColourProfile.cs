using System.Buffers.Binary;
using System.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>An sRGB profile (ICC version 2, matrix and curves) built from the numbers of IEC 61966-2-1.</summary>
internal static class ColourProfile
{
    private const int HeaderLength = 128;
    private const int CurvePoints = 1024;

    private static readonly Lazy<byte[]> Built = new(Build);

    public static byte[] Bytes => Built.Value;

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", Text("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.7141)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var table = new MemoryStream();
        var body = new MemoryStream();
        var start = HeaderLength + 4 + (12 * tags.Length);
        var placed = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance);
        table.Write(UInt32((uint)tags.Length));
        foreach (var (tag, data) in tags)
        {
            if (!placed.TryGetValue(data, out var at))
            {
                placed[data] = at = start + (int)body.Length;
                body.Write(data);
                body.Write(new byte[(4 - (body.Length % 4)) % 4]);
            }

            table.Write([.. Encoding.ASCII.GetBytes(tag), .. UInt32((uint)at), .. UInt32((uint)data.Length)]);
        }

        return [.. Header(start + (int)body.Length), .. table.ToArray(), .. body.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[HeaderLength];
        UInt32((uint)size).CopyTo(header, 0);
        UInt32(0x02100000).CopyTo(header, 8);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ").CopyTo(header, 12);
        byte[] date = [7, 0xD0, 0, 1, 0, 1]; // 1 January 2000, as good as any: the profile never changes
        date.CopyTo(header, 24);
        Encoding.ASCII.GetBytes("acsp").CopyTo(header, 36);
        Xyz(0.9642, 1, 0.8249).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Curve()
    {
        var curve = new byte[12 + (CurvePoints * 2)];
        Encoding.ASCII.GetBytes("curv").CopyTo(curve, 0);
        UInt32(CurvePoints).CopyTo(curve, 8);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (double)(CurvePoints - 1);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(curve.AsSpan(12 + (i * 2)), (ushort)Math.Round(linear * 65535));
        }

        return curve;
    }

    private static byte[] Xyz(double x, double y, double z) =>
        [.. Encoding.ASCII.GetBytes("XYZ "), 0, 0, 0, 0, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Fixed(double value) => UInt32((uint)Math.Round(value * 65536));

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes("text"), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text), 0];

    /// <summary>ASCII text followed by empty Unicode and script forms.</summary>
    private static byte[] Description(string text) =>
        [.. Encoding.ASCII.GetBytes("desc"), 0, 0, 0, 0, .. UInt32((uint)text.Length + 1), .. Encoding.ASCII.GetBytes(text), 0, .. new byte[8 + 3 + 67]];

    private static byte[] UInt32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
