using System.Numerics;
using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The hash tree of RFC 6962: leaf = SHA-256(0x00 | bytes), node = SHA-256(0x01 | left | right).</summary>
internal static class MerkleTree
{
    public const int HashLength = 32;

    public static byte[] Empty { get; } = SHA256.HashData([]);

    public static byte[] Leaf(ReadOnlySpan<byte> record)
    {
        Span<byte> message = record.Length < 1024 ? stackalloc byte[record.Length + 1] : new byte[record.Length + 1];
        message[0] = 0;
        record.CopyTo(message[1..]);
        return SHA256.HashData(message);
    }

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> message = stackalloc byte[1 + 2 * HashLength];
        message[0] = 1;
        left.CopyTo(message[1..]);
        right.CopyTo(message[(1 + HashLength)..]);
        return SHA256.HashData(message);
    }

    /// <summary>The inclusion path of one leaf, from its sibling up.</summary>
    /// <param name="levels">As made by <see cref="Levels"/>.</param>
    public static IReadOnlyList<byte[]> Path(IReadOnlyList<byte[][]> levels, long index)
    {
        var path = new List<byte[]>();
        foreach (var level in levels)
        {
            var sibling = index ^ 1;
            if (sibling < level.Length)
                path.Add(level[sibling]);
            index >>= 1;
        }

        return path;
    }

    /// <summary>What shows that the tree of the first <paramref name="size"/> leaves became this one by nothing but further leaves (RFC 6962, 2.1.2).</summary>
    /// <param name="levels">As made by <see cref="Levels"/>.</param>
    /// <param name="size">From 1 to the number of leaves.</param>
    public static IReadOnlyList<byte[]> Growth(IReadOnlyList<byte[][]> levels, long size)
    {
        if (size == levels[0].Length)
            return [];
        var level = BitOperations.TrailingZeroCount(size);
        var index = (size - 1) >> level;
        // A perfect tree is its own beginning: whoever checks holds its root already.
        return [.. index == 0 ? [] : new[] { levels[level][index] }, .. Path([.. levels.Skip(level)], index)];
    }

    /// <summary>Every level of the tree, the leaves first. A node without a sibling rises as it is, which gives RFC 6962's shape.</summary>
    public static IReadOnlyList<byte[][]> Levels(byte[][] leaves)
    {
        var levels = new List<byte[][]> { leaves };
        while (levels[^1].Length > 1)
        {
            var below = levels[^1];
            var level = new byte[(below.Length + 1) / 2][];
            for (var i = 0; i < level.Length; i++)
                level[i] = 2 * i + 1 < below.Length ? Node(below[2 * i], below[2 * i + 1]) : below[2 * i];
            levels.Add(level);
        }

        return levels;
    }

    /// <summary>True when the path leads from the leaf to the root of a tree of that size.</summary>
    public static bool Includes(byte[] root, long size, long index, byte[] leaf, IReadOnlyList<byte[]> path)
    {
        var (hash, last, at) = (leaf, size - 1, 0);
        for (; last > 0; index >>= 1, last >>= 1)
        {
            if ((index ^ 1) > last)
                continue;
            if (at == path.Count)
                return false;
            hash = (index & 1) == 1 ? Node(path[at++], hash) : Node(hash, path[at++]);
        }

        return at == path.Count && hash.AsSpan().SequenceEqual(root);
    }
}

/// <summary>What must be remembered of a tree to grow it: one hash for each perfect subtree, the largest first.</summary>
internal sealed class MerkleFrontier(long size = 0, IEnumerable<byte[]>? hashes = null)
{
    private readonly List<byte[]> _hashes = [.. hashes ?? []];

    public long Size { get; private set; } = size;

    public static MerkleFrontier Read(long size, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != BitOperations.PopCount((ulong)size) * MerkleTree.HashLength)
            throw new CryptographicException("The head of the audit log does not fit its size.");
        var hashes = new List<byte[]>();
        for (var at = 0; at < bytes.Length; at += MerkleTree.HashLength)
            hashes.Add(bytes.Slice(at, MerkleTree.HashLength).ToArray());
        return new MerkleFrontier(size, hashes);
    }

    public byte[] Write() => [.. _hashes.SelectMany(hash => hash)];

    public void Add(byte[] leaf)
    {
        var hash = leaf;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
        {
            hash = MerkleTree.Node(_hashes[^1], hash);
            _hashes.RemoveAt(_hashes.Count - 1);
        }

        _hashes.Add(hash);
        Size++;
    }

    public byte[] Root()
    {
        if (_hashes.Count == 0)
            return MerkleTree.Empty;
        var root = _hashes[^1];
        for (var i = _hashes.Count - 2; i >= 0; i--)
            root = MerkleTree.Node(_hashes[i], root);
        return root;
    }
}
