using CsCheck;
using Revoca.Casework.Storage.Audit;

namespace Revoca.Casework.Tests.Storage.Audit;

/// <summary>The leaves and roots are those that implementations of RFC 6962 test themselves with.</summary>
public sealed class MerkleTreeTests
{
    private static readonly byte[][] Records =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    private static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Trees_of_zero_to_eight_records_have_the_known_roots()
    {
        var tree = new MerkleFrontier();
        Assert.Equal(Roots[0], Convert.ToHexStringLower(tree.Root()));
        for (var size = 1; size <= Records.Length; size++)
        {
            tree.Add(MerkleTree.Leaf(Records[size - 1]));
            Assert.Equal(Roots[size], Convert.ToHexStringLower(tree.Root()));
            Assert.Equal(Roots[size], Convert.ToHexStringLower(MerkleTree.Levels(Leaves(size))[^1][0]));
            Assert.Equal(Roots[size], Convert.ToHexStringLower(MerkleFrontier.Read(size, tree.Write()).Root()));
        }
    }

    [Theory]
    [InlineData(1, 0, "")]
    [InlineData(8, 0, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7,5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e,6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(8, 5, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b,ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(3, 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(5, 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d,5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e,bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Inclusion_paths_are_the_known_ones(int size, int index, string expected)
    {
        var path = MerkleTree.Path(MerkleTree.Levels(Leaves(size)), index);
        Assert.Equal(expected, string.Join(',', path.Select(Convert.ToHexStringLower)));
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(8, 1, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7,5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e,6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(8, 6, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a,ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, 2, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e,bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Proofs_of_growth_are_the_known_ones(int size, int from, string expected) =>
        Assert.Equal(expected, string.Join(',', MerkleTree.Growth(MerkleTree.Levels(Leaves(size)), from).Select(Convert.ToHexStringLower)));

    [Fact]
    public void Every_path_leads_to_the_root_and_no_other_leaf_does() => Gen.Int[1, 70].Sample(size =>
    {
        var leaves = Enumerable.Range(0, size).Select(i => MerkleTree.Leaf([(byte)i])).ToArray();
        var levels = MerkleTree.Levels(leaves);
        for (var i = 0; i < size; i++)
        {
            var path = MerkleTree.Path(levels, i);
            Assert.True(MerkleTree.Includes(levels[^1][0], size, i, leaves[i], path));
            Assert.False(MerkleTree.Includes(levels[^1][0], size, i, MerkleTree.Leaf([255]), path));
            if (size > 1)
                Assert.False(MerkleTree.Includes(levels[^1][0], size, (i + 1) % size, leaves[i], path));
        }
    }, iter: 40);

    private static byte[][] Leaves(int size) => [.. Records.Take(size).Select(record => MerkleTree.Leaf(record))];
}
