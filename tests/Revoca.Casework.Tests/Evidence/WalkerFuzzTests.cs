using System.Text;
using CsCheck;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Domain.Evidence.Models;
using Revoca.Domain.Evidence.Provenance;
using Revoca.Domain.Evidence.Provenance.Containers;

namespace Revoca.Casework.Tests.Evidence;

/// <summary>Walkers and readers are total: whatever the bytes say, they answer. The long form runs with REVOCA_LONG=1.</summary>
public sealed class WalkerFuzzTests : IDisposable
{
    private static readonly long Rounds = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1" ? 200_000 : 1_500;

    private static readonly (string Name, byte[] Bytes)[] Seeds = [.. Corpus.Files().Where(file => file.Bytes.Length is > 20 and < 60_000)];

    [Fact]
    public void Changed_and_cut_files_are_always_answered()
    {
        var edit = Gen.Select(Gen.Int[0, 59_999], Gen.Byte);
        Gen.Select(Gen.Int[0, Seeds.Length - 1], edit.Array[1, 12], Gen.Int[0, 60_000]).Sample(
            (seed, edits, length) =>
            {
                var bytes = (byte[])Seeds[seed].Bytes.Clone();
                foreach (var (at, value) in edits)
                    bytes[at % bytes.Length] = value;
                Answer(length < 30_000 ? bytes : bytes[..(length % bytes.Length)]);
            },
            iter: Rounds);
    }

    [Fact]
    public void Noise_behind_every_signature_is_always_answered() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Byte.Array[0, 400])
            .Sample((seed, noise) => Answer([.. Seeds[seed].Bytes[..16], .. noise]), iter: Rounds);

    [Fact]
    public void Any_text_of_settings_or_JSON_is_always_answered()
    {
        string[] pieces =
        [
            "\nSteps: 1, Sampler: ", "Seed: ", "\"", "{", "}", "[", "]", ":", ",", "\\", "\\ud800", "NaN", "-Infinity", "null", "1e999", "\"class_type\"", "\"inputs\"",
            "\"nodes\"", "\"links\"", "<lora:", ">", "Hashes: {\"lora:", "urn:air:a:b:c:", "Negative prompt:", "\0", "😀",
        ];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 60].Sample(
            parts =>
            {
                foreach (var key in (string[])["parameters", "prompt", "workflow", "comment", "invokeai_metadata", "generation_data", "fooocus_scheme"])
                {
                    var texts = new EmbeddedTexts();
                    texts.Add(key, "{" + string.Concat(parts));
                    texts.Add("parameters", string.Concat(parts));
                    ProvenanceReader.Explain(texts, string.Concat(parts));
                }

                SafetensorsMetadata.Read("{\"__metadata__\":{" + string.Concat(parts));
            },
            iter: Rounds / 3);
    }

    [Fact]
    public void A_small_text_that_claims_to_be_huge_is_left_out()
    {
        var bomb = new PngFile().Compressed("parameters", Prompts.A1111 + new string(' ', 40 << 20)).Bytes();
        Assert.True(bomb.Length < 1 << 20);
        Assert.Null(Fingerprinting.Provenance(bomb)["tool"]);
    }

    [Fact]
    public void A_chunk_of_two_gigabytes_that_is_not_there_ends_the_walk()
    {
        using var file = new MemoryStream();
        file.Write(PngFile.Signature);
        file.Write([0x7F, 0xFF, 0xFF, 0xFF, .. "tEXt"u8, .. "parameters\0"u8]);
        Assert.Null(Fingerprinting.Provenance(file.ToArray())["tool"]);
    }

    [Fact]
    public void JSON_of_fifty_megabytes_is_left_out_and_the_file_still_answered()
    {
        var json = "{\"1\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1}},\"x\":\"" + new string('a', 50 << 20) + "\"}";
        var claim = Fingerprinting.Claim(new PngFile().Text("prompt", json).Bytes());
        Assert.Null(claim["provenance"]?["tool"]);
        Assert.NotNull(claim["pdq"]);
    }

    private static long _answered, _most;

    // How many were answered is for the record of a run; a crash or an endless loop fails the test before it gets here.
    public void Dispose()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        Figure.Tell($"Walkers and readers: {Interlocked.Read(ref _answered):N0} damaged files answered so far, 0 crashes, at most {Interlocked.Read(ref _most) / 1e6:F1} MB for one of them, peak of the process {self.PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static void Answer(byte[] bytes)
    {
        Interlocked.Increment(ref _answered);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var stream = new MemoryStream(bytes);
        var window = new ByteWindow(stream);
        var texts = ProvenanceReader.Walk(window, FileFormats.Recognise(window));
        ProvenanceReader.Explain(texts, "t2v-14B_1_1_1_1_x_20250101_000000.mp4");
        SafetensorsMetadata.Read(Encoding.UTF8.GetString(bytes));
        var took = GC.GetAllocatedBytesForCurrentThread() - before;
        for (var most = Interlocked.Read(ref _most); took > most && Interlocked.CompareExchange(ref _most, took, most) != most; most = Interlocked.Read(ref _most))
        {
            // Another file came between; look again.
        }

        Assert.InRange(took, 0, 100_000_000);
    }
}
