using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>Objects on their way into a file: streams stand alone, everything else is packed into object streams (PDF 1.7).</summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 200;

    private readonly List<string?> _plain = [null];
    private readonly List<(string Entries, byte[] Data)?> _streams = [null];
    private readonly HashSet<int> _standingAlone = [];

    public int Reserve()
    {
        _plain.Add(null);
        _streams.Add(null);
        return _plain.Count - 1;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Set(id, body);
        return id;
    }

    public void Set(int id, string body) => _plain[id] = body;

    /// <summary>An object outside object streams, where the signer finds it.</summary>
    public void SetAlone(int id, string body)
    {
        _standingAlone.Add(id);
        Set(id, body);
    }

    /// <summary>A stream; entries are those of its dictionary but Length and Filter.</summary>
    public int AddStream(string entries, byte[] data) => AddRawStream(entries + "/Filter/FlateDecode", Compress(data));

    /// <summary>A stream whose data are already in the form that its entries name.</summary>
    public int AddRawStream(string entries, byte[] data)
    {
        var id = Reserve();
        _streams[id] = (entries, data);
        return id;
    }

    public byte[] Write(int root, int info)
    {
        var file = new PdfBuffer().Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var packed = Pack();
        var places = new (byte Kind, int Where, int Index)[_plain.Count + 1];
        for (var id = 1; id < _streams.Count; id++)
        {
            if (_streams[id] is not { } stream)
                continue;
            places[id] = (1, file.Length, 0);
            WriteStream(file, id, stream.Entries, stream.Data);
        }

        foreach (var id in _standingAlone.Order())
        {
            places[id] = (1, file.Length, 0);
            file.Add(id).Add(" 0 obj\n"u8).Add(_plain[id] ?? "null").Add("\nendobj\n"u8);
        }

        foreach (var (id, container, index) in packed)
            places[id] = (2, container, index);
        WriteIndex(file, places, root, info);
        return file.ToArray();
    }

    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return target.ToArray();
    }

    private List<(int Id, int Container, int Index)> Pack()
    {
        var packed = new List<(int, int, int)>();
        var ids = Enumerable.Range(1, _plain.Count - 1).Where(id => _plain[id] is not null && !_standingAlone.Contains(id)).ToList();
        foreach (var group in ids.Chunk(ObjectsPerStream))
        {
            var heads = new StringBuilder();
            var bodies = new StringBuilder();
            foreach (var id in group)
            {
                heads.Append(CultureInfo.InvariantCulture, $"{id} {bodies.Length} ");
                bodies.Append(_plain[id]).Append('\n');
            }

            var container = AddStream(
                string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {group.Length}/First {heads.Length}"),
                Encoding.Latin1.GetBytes(heads.ToString() + bodies));
            packed.AddRange(group.Select((id, index) => (id, container, index)));
        }

        return packed;
    }

    private static void WriteStream(PdfBuffer file, int id, string entries, byte[] data) => file.Add(id)
        .Add(" 0 obj\n<<"u8).Add(entries).Add("/Length "u8).Add(data.Length).Add(">>\nstream\n"u8).Add(data).Add("\nendstream\nendobj\n"u8);

    /// <summary>The cross-reference stream. The file's identity comes from its content, so the same document has the same one.</summary>
    private static void WriteIndex(PdfBuffer file, (byte Kind, int Where, int Index)[] places, int root, int info)
    {
        const int EntryLength = 7;
        var id = places.Length - 1;
        var start = file.Length;
        places[id] = (1, start, 0);
        var entries = new byte[places.Length * EntryLength];
        for (var i = 0; i < places.Length; i++)
        {
            var entry = entries.AsSpan(i * EntryLength, EntryLength);
            entry[0] = places[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], places[i].Where);
            BinaryPrimitives.WriteInt16BigEndian(entry[5..], (short)places[i].Index);
        }

        BinaryPrimitives.WriteUInt16BigEndian(entries.AsSpan(5), ushort.MaxValue);
        var identity = Convert.ToHexString(SHA256.HashData(file.Written)[..16]);
        var dictionary = string.Create(
            CultureInfo.InvariantCulture,
            $"/Type/XRef/Size {places.Length}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]/Filter/FlateDecode");
        WriteStream(file, id, dictionary, Compress(entries));
        file.Add("startxref\n"u8).Add(start).Add("\n%%EOF\n"u8);
    }
}
