using System.IO.Hashing;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Revoca.Domain.Evidence.Models;

namespace Revoca.Casework.Evidence;

/// <summary>Every digest of a file in one pass and constant memory: SHA-256, MD5, BLAKE3, CRC-32, and a model's AutoV1 and AutoV3.</summary>
internal sealed class FileDigests : IDisposable
{
    private const int AutoV1From = 0x100000, AutoV1To = 0x110000;
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly IncrementalHash? _autoV1, _autoV3;
    private readonly Blake3Digest _blake3 = new(256);
    private readonly Crc32 _crc32 = new();
    private readonly long _weightsFrom;
    private long _at;

    /// <param name="weightsFrom">Where a model's weights begin; null for other files.</param>
    private FileDigests(long? weightsFrom)
    {
        if (weightsFrom is not { } from)
            return;
        _weightsFrom = from;
        _autoV1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _autoV3 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    public string Sha256 { get; private set; } = "";

    public string Md5 { get; private set; } = "";

    public string Blake3 { get; private set; } = "";

    public string Crc32 { get; private set; } = "";

    public ModelFinding Model { get; private set; } = new();

    public static FileDigests Of(Stream file, long? weightsFrom)
    {
        var digests = new FileDigests(weightsFrom);
        var buffer = new byte[1 << 20];
        file.Position = 0;
        // No further than the size the claim states: some devices never end, and a file may grow meanwhile.
        for (var left = file.Length; left > 0 && file.Read(buffer, 0, (int)Math.Min(buffer.Length, left)) is > 0 and var read; left -= read)
            digests.Append(buffer, read);
        digests.Close();
        return digests;
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _md5.Dispose();
        _autoV1?.Dispose();
        _autoV3?.Dispose();
    }

    // BLAKE3 takes as long as all the others together, so it runs beside them.
    private void Append(byte[] buffer, int read)
    {
        Parallel.Invoke(
            () => _blake3.BlockUpdate(buffer, 0, read),
            () =>
            {
                var bytes = buffer.AsSpan(0, read);
                _sha256.AppendData(bytes);
                _md5.AppendData(bytes);
                _crc32.Append(bytes);
                _autoV1?.AppendData(Part(bytes, AutoV1From, AutoV1To));
                _autoV3?.AppendData(Part(bytes, _weightsFrom, long.MaxValue));
            });
        _at += read;
    }

    private ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, long from, long to)
    {
        var start = Math.Clamp(from - _at, 0, bytes.Length);
        var end = Math.Clamp(to - _at, start, bytes.Length);
        return bytes[(int)start..(int)end];
    }

    private void Close()
    {
        Sha256 = Convert.ToHexStringLower(_sha256.GetHashAndReset());
        Md5 = Convert.ToHexStringLower(_md5.GetHashAndReset());
        var blake3 = new byte[32];
        _blake3.DoFinal(blake3, 0);
        Blake3 = Convert.ToHexStringLower(blake3);
        Crc32 = _crc32.GetCurrentHashAsUInt32().ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
        if (_autoV1 is not null && _autoV3 is not null)
            Model = new ModelFinding
            {
                AutoV1 = Convert.ToHexString(_autoV1.GetHashAndReset())[..8],
                AutoV2 = Sha256[..10].ToUpperInvariant(),
                AutoV3 = Convert.ToHexString(_autoV3.GetHashAndReset())[..12],
            };
    }
}
