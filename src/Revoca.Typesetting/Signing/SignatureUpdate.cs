using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Revoca.Typesetting.Pdf;

namespace Revoca.Typesetting.Signing;

/// <summary>The bytes appended to a letter to sign it: a signature field without a face, and room for the signature.</summary>
internal sealed class SignatureUpdate
{
    // Ten digits a number, so that the range can be filled in without moving anything.
    private const string RangePlaceholder = "[0000000000 0000000000 0000000000 0000000000]";

    private readonly PdfBuffer _file = new();
    private readonly int _room;
    private readonly byte[] _bytes;
    private readonly int _gapStart;
    private readonly int _gapEnd;

    public SignatureUpdate(byte[] pdf, DateTimeOffset now, int room)
    {
        _room = room;
        var written = new WrittenPdf(pdf);
        var (signature, field) = (written.Size, written.Size + 1);
        var page = written.FirstPage;
        _file.Add(pdf);
        var places = new SortedDictionary<int, int>
        {
            [signature] = Append(signature, $"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M{PdfSyntax.Date(now)}/ByteRange{RangePlaceholder}/Contents<{new string('0', room * 2)}>>>"),
            [field] = Append(field, $"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/TU(Signature)/Rect[0 0 0 0]/F 132/P {PdfSyntax.Reference(page)}/V {PdfSyntax.Reference(signature)}>>"),
            [page] = Append(page, Extended(written.Object(page), $"/Annots[{PdfSyntax.Reference(field)}]")),
            [written.Root] = Append(written.Root, Extended(written.Object(written.Root), $"/AcroForm<</Fields[{PdfSyntax.Reference(field)}]/SigFlags 3>>")),
        };
        AppendIndex(written, places);
        _bytes = _file.ToArray();
        _gapStart = _bytes.AsSpan(pdf.Length).IndexOf("/Contents<"u8) + pdf.Length + "/Contents".Length;
        _gapEnd = _gapStart + (room * 2) + 2;
        FillRange(pdf.Length);
    }

    public byte[] SignedBytes() => [.. _bytes.AsSpan(0, _gapStart), .. _bytes.AsSpan(_gapEnd)];

    public byte[] With(byte[] signature)
    {
        if (signature.Length > _room)
            throw new CryptographicException($"The signature has {signature.Length} bytes, {_room} were kept free.");
        var signed = (byte[])_bytes.Clone();
        Encoding.ASCII.GetBytes(Convert.ToHexString(signature)).CopyTo(signed, _gapStart + 1);
        return signed;
    }

    private static string Extended(string dictionary, string entries) => dictionary[..^2] + entries + ">>";

    private int Append(int id, string body)
    {
        var start = _file.Length;
        _file.Add(id).Add(" 0 obj\n"u8).Add(body).Add("\nendobj\n"u8);
        return start;
    }

    private void AppendIndex(WrittenPdf written, SortedDictionary<int, int> places)
    {
        var id = written.Size + 2;
        places[id] = _file.Length;
        var entries = new MemoryStream();
        Span<byte> entry = stackalloc byte[7];
        foreach (var start in places.Values)
        {
            entry.Clear();
            entry[0] = 1;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], start);
            entries.Write(entry);
        }

        var version = Convert.ToHexString(SHA256.HashData(_file.Written)[..16]);
        var index = string.Join(' ', places.Keys.Select(key => string.Create(CultureInfo.InvariantCulture, $"{key} 1")));
        var dictionary = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/XRef/Size {id + 1}/Index[{index}]/W[1 4 2]/Prev {written.IndexStart}/Root {written.Root} 0 R/Info {written.Information} 0 R/ID[<{written.Identity}><{version}>]/Length {entries.Length}>>");
        _file.Add(id).Add(" 0 obj\n"u8).Add(dictionary).Add("\nstream\n"u8).Add(entries.ToArray()).Add("\nendstream\nendobj\nstartxref\n"u8)
            .Add(places[id]).Add("\n%%EOF\n"u8);
    }

    private void FillRange(int from)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"[{0:D10} {_gapStart:D10} {_gapEnd:D10} {_bytes.Length - _gapEnd:D10}]");
        var at = _bytes.AsSpan(from).IndexOf(Encoding.ASCII.GetBytes(RangePlaceholder)) + from;
        Encoding.ASCII.GetBytes(range).CopyTo(_bytes, at);
    }
}
