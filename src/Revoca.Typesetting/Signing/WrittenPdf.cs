using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Revoca.Typesetting.Signing;

/// <summary>Reads back what this library wrote: the index at the end and the few objects kept outside object streams for this purpose.</summary>
internal sealed partial class WrittenPdf
{
    private const int EntryLength = 7;

    private readonly byte[] _pdf;
    private readonly byte[] _entries;

    public WrittenPdf(byte[] pdf)
    {
        _pdf = pdf;
        var tail = Encoding.Latin1.GetString(pdf, Math.Max(0, pdf.Length - 64), Math.Min(64, pdf.Length));
        IndexStart = Number(StartPattern().Match(tail));
        var head = Encoding.Latin1.GetString(pdf, IndexStart, Math.Min(512, pdf.Length - IndexStart));
        Size = Number(SizePattern().Match(head));
        Root = Number(RootPattern().Match(head));
        Information = Number(InformationPattern().Match(head));
        Identity = Matched(IdentityPattern().Match(head));
        var data = head.IndexOf("stream\n", StringComparison.Ordinal) + 7;
        using var zlib = new ZLibStream(new MemoryStream(pdf, IndexStart + data, pdf.Length - IndexStart - data), CompressionMode.Decompress);
        _entries = new byte[Size * EntryLength];
        zlib.ReadExactly(_entries);
    }

    public int IndexStart { get; }

    /// <summary>Number of objects, the free one included.</summary>
    public int Size { get; }

    public int Root { get; }

    public int Information { get; }

    /// <summary>The hexadecimal identity of the first version.</summary>
    public string Identity { get; }

    public int FirstPage => Number(FirstKidPattern().Match(Object(Number(PagesPattern().Match(Object(Root))))));

    /// <summary>The dictionary of an object that stands alone.</summary>
    public string Object(int id)
    {
        if (_entries[id * EntryLength] != 1)
            throw new InvalidDataException($"Object {id} does not stand alone.");
        var start = BinaryPrimitives.ReadInt32BigEndian(_entries.AsSpan((id * EntryLength) + 1));
        var body = _pdf.AsSpan(start);
        return Encoding.Latin1.GetString(body[(body.IndexOf("obj\n"u8) + 4)..body.IndexOf("\nendobj"u8)]);
    }

    private static int Number(Match match) => int.Parse(Matched(match), CultureInfo.InvariantCulture);

    private static string Matched(Match match) =>
        match.Success ? match.Groups["value"].Value : throw new InvalidDataException("Only PDF files of this library can be signed.");

    [GeneratedRegex(@"startxref\n(?<value>\d+)\n%%EOF", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartPattern();

    [GeneratedRegex(@"/Size (?<value>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SizePattern();

    [GeneratedRegex(@"/Root (?<value>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RootPattern();

    [GeneratedRegex(@"/Info (?<value>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InformationPattern();

    [GeneratedRegex(@"/ID\[<(?<value>[0-9A-F]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdentityPattern();

    [GeneratedRegex(@"/Pages (?<value>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PagesPattern();

    [GeneratedRegex(@"/Kids\[(?<value>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstKidPattern();
}
