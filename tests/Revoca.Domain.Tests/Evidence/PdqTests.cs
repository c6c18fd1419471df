using CsCheck;
using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Domain.Tests.Evidence;

public sealed class PdqTests
{
    [Fact]
    public void The_streaming_hash_is_bit_for_bit_the_plain_one()
    {
        var sizes = Gen.Int[1, 700];
        Gen.Select(sizes, sizes, Gen.Int[0, 1_000]).Sample(
            (width, height, seed) =>
            {
                var luma = Luma(width, height, seed);
                var found = Stream(luma);
                return PlainPdq.Hash(luma) == (found.Hash.ToString(), found.Quality);
            },
            iter: 60);
    }

    [Theory]
    [InlineData(64, 64)]
    [InlineData(64, 65)]
    [InlineData(5, 5)]
    [InlineData(4, 500)]
    [InlineData(128, 129)]
    [InlineData(1025, 31)]
    [InlineData(31, 1025)]
    [InlineData(1920, 1080)]
    public void Sizes_at_the_edges_agree_too(int width, int height)
    {
        var luma = Luma(width, height, 3);
        var found = Stream(luma);
        Assert.Equal(PlainPdq.Hash(luma), (found.Hash.ToString(), found.Quality));
    }

    [Fact]
    public void The_eight_hashes_are_those_of_the_turned_pictures()
    {
        var luma = Luma(64, 64, 8);
        var found = Stream(luma);
        for (var kind = 0; kind < 8; kind++)
        {
            Assert.True(PdqHash.TryParse(PlainPdq.Hash(PlainPdq.Turned(luma, kind)).Hex, out var turned));
            // Rounding may move a value that lies on the median.
            Assert.InRange(found.Dihedral[kind].DistanceTo(turned), 0, 2);
        }
    }

    [Fact]
    public void Luma_is_the_same_in_vectors_and_alone()
    {
        Gen.Byte.Array[4 * 1, 4 * 40].Sample(bytes =>
        {
            var rgba = bytes[..(bytes.Length / 4 * 4)];
            var luma = new float[rgba.Length / 4];
            PictureFingerprint.Luma(rgba, luma);
            for (var i = 0; i < luma.Length; i++)
                if (luma[i] != 0.299f * rgba[4 * i] + 0.587f * rgba[4 * i + 1] + 0.114f * rgba[4 * i + 2])
                    return false;
            return true;
        });
    }

    [Fact]
    public void About_half_the_bits_are_set_and_hex_reads_back()
    {
        var hash = Stream(Luma(300, 200, 5)).Hash;
        Assert.Equal(128, hash.PopCount);
        Assert.False(hash.IsDegenerate);
        Assert.True(PdqHash.TryParse(hash.ToString(), out var read));
        Assert.Equal(hash, read);
        Assert.False(PdqHash.TryParse(hash.ToString()[1..], out _));
        Assert.Equal(new string('0', 63) + "1", new PdqHash(1, 0, 0, 0).ToString());
    }

    [Theory]
    [InlineData(31, 100, MatchBand.Same)]
    [InlineData(32, 100, MatchBand.Likely)]
    [InlineData(40, 50, MatchBand.Likely)]
    [InlineData(41, 100, MatchBand.None)]
    [InlineData(0, 49, MatchBand.None)]
    public void Bands_follow_distance_and_quality(int distance, int quality, MatchBand band) =>
        Assert.Equal(band, MatchBands.Of(distance, 100, quality));

    private static PdqResult Stream(float[,] luma)
    {
        var stream = new PdqStream(luma.GetLength(1), luma.GetLength(0));
        var row = new float[luma.GetLength(1)];
        for (var y = 0; y < luma.GetLength(0); y++)
        {
            for (var x = 0; x < row.Length; x++)
                row[x] = luma[y, x];
            stream.AddRow(row);
        }

        return stream.Finish();
    }

    private static float[,] Luma(int width, int height, int seed)
    {
        var luma = new float[height, width];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var noise = unchecked((uint)((x * 73856093) ^ (y * 19349663) ^ (seed * 83492791)) * 2654435761u) >> 24;
                luma[y, x] = Math.Clamp(0.6f * noise + 50f * (1 + MathF.Sin(x * 0.05f + seed) * MathF.Cos(y * 0.03f)), 0, 255);
            }

        return luma;
    }
}
