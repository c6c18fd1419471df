using System.Buffers.Binary;

namespace Revoca.Typesetting.Fonts;

/// <summary>The tables of a TrueType file that lies in memory for the life of the process: embedded resources are mapped, not copied.</summary>
internal sealed unsafe class FontTables
{
    private const int DirectoryStart = 12;
    private const int DirectoryEntry = 16;

    private readonly byte* _data;
    private readonly int _length;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);

    public FontTables(byte* data, int length)
    {
        _data = data;
        _length = length;
        var count = UInt16(File, 4);
        for (var i = 0; i < count; i++)
        {
            var entry = File.Slice(DirectoryStart + (i * DirectoryEntry), DirectoryEntry);
            _tables[System.Text.Encoding.ASCII.GetString(entry[..4])] = ((int)UInt32(entry, 8), (int)UInt32(entry, 12));
        }
    }

    public IntPtr Address => (IntPtr)_data;

    public int Length => _length;

    private ReadOnlySpan<byte> File => new(_data, _length);

    public ReadOnlySpan<byte> this[string tag] =>
        _tables.TryGetValue(tag, out var table) ? File.Slice(table.Offset, table.Length) : throw new InvalidDataException($"The font has no table {tag}.");

    public static ushort UInt16(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table[at..]);

    public static short Int16(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadInt16BigEndian(table[at..]);

    public static uint UInt32(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt32BigEndian(table[at..]);
}
