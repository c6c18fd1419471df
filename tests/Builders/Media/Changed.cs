namespace Revoca.Builders.Media;

/// <summary>Files of the corpus with a few bytes changed, always the same ones: a difference that was seen is seen again.</summary>
public static class Changed
{
    private static readonly byte[] Telling = [0, 0xFF, 0x7F, 0x80, (byte)'"', (byte)'{', (byte)'[', (byte)'}', (byte)',', (byte)'\\', (byte)':', (byte)' ', (byte)'N', (byte)'-', (byte)'1', (byte)'\n'];

    public static IEnumerable<(string Name, byte[] Bytes)> Files(int count)
    {
        (string Name, byte[] Bytes)[] seeds = [.. Corpus.Files().Where(file => file.Bytes.Length is > 20 and < 30_000)];
        var state = 88172645463325252UL;
        for (var i = 0; i < count; i++)
        {
            var (name, bytes) = seeds[Next(seeds.Length)];
            bytes = [.. bytes];
            for (var edits = 1 + Next(8); edits > 0; edits--)
            {
                var at = Next(bytes.Length);
                bytes[at] = Next(3) == 0 ? Telling[Next(Telling.Length)] : Next(2) == 0 ? (byte)(bytes[at] ^ 1 << Next(8)) : (byte)Next(256);
            }

            yield return ($"changed-{i}-{name}", bytes);
        }

        int Next(int most)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)(state % (ulong)most);
        }
    }
}
