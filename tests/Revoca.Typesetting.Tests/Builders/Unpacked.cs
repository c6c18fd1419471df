using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Revoca.Typesetting.Tests.Builders;

/// <summary>A PDF as text a person can compare: streams unpacked, binary ones as their hash, offsets left out. It does not depend on how well zlib packs.</summary>
internal static partial class Unpacked
{
    public static string Text(byte[] pdf)
    {
        var file = Encoding.Latin1.GetString(pdf);
        var text = new StringBuilder();
        foreach (Match found in ObjectPattern().Matches(file))
        {
            var dictionary = found.Groups["dictionary"].Value;
            if (dictionary.Contains("/Type/XRef", StringComparison.Ordinal))
                continue;
            text.Append(found.Groups["id"].Value).Append(' ').Append(LengthPattern().Replace(dictionary, "")).Append('\n');
            if (found.Groups["stream"].Success)
                text.Append(Stream(pdf, found.Groups["stream"].Index, dictionary)).Append('\n');
        }

        return text.ToString();
    }

    private static string Stream(byte[] pdf, int start, string dictionary)
    {
        var length = int.Parse(LengthPattern().Match(dictionary).Groups["value"].Value, System.Globalization.CultureInfo.InvariantCulture);
        var data = pdf[start..(start + length)];
        if (dictionary.Contains("/FlateDecode", StringComparison.Ordinal))
        {
            using var unpacked = new MemoryStream();
            using (var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
                zlib.CopyTo(unpacked);
            data = unpacked.ToArray();
        }

        return data.Any(each => each is 0 or > 0x7E) ? $"[{data.Length} bytes, SHA-256 {Convert.ToHexString(SHA256.HashData(data))}]" : Encoding.ASCII.GetString(data);
    }

    [GeneratedRegex(@"(?<id>\d+) 0 obj\n(?<dictionary><<.*?>>)\n(stream\n(?<stream>)|endobj\n)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ObjectPattern();

    [GeneratedRegex(@"/Length (?<value>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LengthPattern();
}
