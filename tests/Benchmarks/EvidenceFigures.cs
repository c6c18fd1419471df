using Revoca.Builders.Media;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.Evidence.Provenance;
using Revoca.Domain.Evidence.Provenance.Containers;

namespace Revoca.Benchmarks;

/// <summary>Speed of fingerprints, of the index and of the provenance readers on invented data.</summary>
public static class EvidenceFigures
{
    private static ulong _state = 88172645463325252;

    public static Task Run()
    {
        Pdq(4_000, 3_000);
        Pdq(1_920, 1_080);
        Scan();
        Table();
        Readers();
        return Task.CompletedTask;
    }

    private static void Pdq(int width, int height)
    {
        var row = new byte[width * 4];
        for (var i = 0; i < row.Length; i++)
            row[i] = (byte)Next();
        var ms = Best(5, () =>
        {
            var prints = new PictureFingerprint(width, height);
            for (var y = 0; y < height; y++)
                prints.AddRow(row);
            prints.N512(prints.Full());
        });
        Console.WriteLine($"PDQ of {width}×{height}, both profiles, eight turns, one core: {ms:F1} ms, {ms * 1e6 / (width * height):F2} ms/MP (to reach: 4)");
    }

    private static void Scan()
    {
        var scan = new FingerprintScan();
        for (var i = 0; i < 1_000_000; i++)
            scan.Add(new FingerprintEntry(Guid.Empty, Hash(), 100));
        var queries = Enumerable.Range(0, 8).Select(_ => Hash()).ToArray();
        var ms = Best(10, () => scan.Within(queries, MatchBands.SameWithin));
        Console.WriteLine($"Scan of 1 M, batch of 8, one core: {ms:F2} ms, {8e6 / ms / 1e6:F2} G comparisons/s (to reach: 0.8)");
    }

    private static void Table()
    {
        var entries = Enumerable.Range(0, 1_000_000).Select(_ => new FingerprintEntry(Guid.Empty, Hash(), 100)).ToList();
        FingerprintTable? table = null;
        var build = Best(3, () => table = new FingerprintTable(entries));
        var queries = entries.Where((_, i) => i % 1_000 == 0).Select(entry => entry.Hash with { W0 = entry.Hash.W0 ^ 0x1111_1111_0000_0101, W2 = entry.Hash.W2 ^ 0xFF00_00FF_0000_0101 }).ToList();
        var found = 0;
        var ms = Best(3, () => found = queries.Count(query => table?.Within(query, MatchBands.SameWithin).Count > 0));
        var near = queries.Count(query => entries.Exists(entry => entry.Hash.DistanceTo(query) <= MatchBands.SameWithin) == (table?.Within(query, MatchBands.SameWithin).Count > 0));
        Console.WriteLine($"Table of 1 M: built in {build:F0} ms (to reach: 1000), {queries.Count / ms * 1000:F0} queries/s within 31 (to reach: 5000), {found} hits, {near} of {queries.Count} as a full scan says");
    }

    private static void Readers()
    {
        var png = new PngFile { Width = 2_000, Height = 1_500, Sample = (_, _) => (byte)Next() }.Text("prompt", Prompts.ComfyPrompt).Text("workflow", Prompts.ComfyWorkflow).Bytes();
        var mp4 = new Mp4File().Keys(("prompt", Prompts.ComfyPrompt)).Top(Mp4File.Box("free", new byte[40 << 20])).Bytes();
        var webm = WebmFile.Bytes([("PROMPT", Prompts.ComfyPrompt), .. Enumerable.Repeat(("NOTE", new string('x', 800_000)), 20)]);
        var text = new PngFile().Text("parameters", new string('a', 12 << 20) + "\n" + Prompts.A1111).Bytes();
        foreach (var (name, bytes) in (ReadOnlySpan<(string, byte[])>)[("PNG", png), ("MP4", mp4), ("WebM, 16 MB of tags", webm), ("PNG, one text of 12 MB", text)])
        {
            var ms = Best(5, () =>
            {
                using var stream = new MemoryStream(bytes);
                var window = new ByteWindow(stream);
                ProvenanceReader.Explain(ProvenanceReader.Walk(window, FileFormats.Recognise(window)), "x");
            });
            Console.WriteLine($"Provenance of {name}, {bytes.Length / 1e6:F1} MB: {ms:F2} ms, {bytes.Length / ms / 1e3:F0} MB/s (to reach: 300)");
        }

    }

    private static double Best(int times, Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < times; i++)
        {
            // The processor's time, not the wall's: one core is what the figures speak of, however busy the machine is.
            var started = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - started).TotalMilliseconds);
        }

        return best;
    }

    private static PdqHash Hash() => new(Next(), Next(), Next(), Next());

    private static ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        return _state ^= _state << 17;
    }
}
