using System.Globalization;
using System.Reflection;

namespace Revoca.Typesetting.Unicode;

/// <summary>One property of every code point, read once from the ranges in Text/Data.</summary>
internal sealed class UnicodeTable<TClass>
    where TClass : struct, Enum
{
    private const int DirectlyStored = 0x800;

    private readonly int[] _starts;
    private readonly TClass[] _classes;
    private readonly TClass[] _direct = new TClass[DirectlyStored];

    private UnicodeTable(int[] starts, TClass[] classes)
    {
        _starts = starts;
        _classes = classes;
        for (var codePoint = 0; codePoint < DirectlyStored; codePoint++)
            _direct[codePoint] = Search(codePoint);
    }

    public TClass this[int codePoint] => codePoint < DirectlyStored ? _direct[codePoint] : Search(codePoint);

    public static UnicodeTable<TClass> Load(string resource)
    {
        var names = Enum.GetNames<TClass>().Zip(Enum.GetValues<TClass>()).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var starts = new List<int>();
        var classes = new List<TClass>();
        foreach (var (start, name) in UnicodeData.Lines(resource))
        {
            starts.Add(start);
            classes.Add(names[name]);
        }

        return new UnicodeTable<TClass>([.. starts], [.. classes]);
    }

    private TClass Search(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        return _classes[at >= 0 ? at : ~at - 1];
    }
}

/// <summary>The lines of a file in Text/Data: a hexadecimal code point and what it says of it.</summary>
internal static class UnicodeData
{
    public static IEnumerable<(int CodePoint, string Value)> Lines(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var semicolon = line.IndexOf(';');
            yield return (int.Parse(line.AsSpan(0, semicolon), NumberStyles.HexNumber, CultureInfo.InvariantCulture), line[(semicolon + 1)..]);
        }
    }
}
