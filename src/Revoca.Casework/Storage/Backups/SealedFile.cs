using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Revoca.Casework.Storage.Backups;

/// <summary>A file sealed in pieces of 1 MiB: piece = nonce(12) | tag(16) | ciphertext. Number, last-flag and file name are bound, so no piece can be moved, cut off or swapped.</summary>
internal static class SealedFile
{
    private const int Piece = 1 << 20;

    public static async Task WriteAsync(byte[] key, string source, string target, CancellationToken stop)
    {
        await using var plain = File.OpenRead(source);
        await using var sealedFile = new FileStream(target, FileMode.CreateNew);
        using var aes = new AesGcm(key, 16);
        var buffer = new byte[Piece];
        for (var number = 0; ; number++)
        {
            var length = await plain.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, stop);
            var last = plain.Position == plain.Length;
            var piece = new byte[12 + 16 + length];
            RandomNumberGenerator.Fill(piece.AsSpan(..12));
            aes.Encrypt(piece.AsSpan(..12), buffer.AsSpan(..length), piece.AsSpan(28..), piece.AsSpan(12..28), Bound(target, number, last));
            await sealedFile.WriteAsync(piece, stop);
            if (last)
                break;
        }

        sealedFile.Flush(flushToDisk: true);
    }

    /// <exception cref="CryptographicException">The file is damaged, cut short or not sealed with this key.</exception>
    public static async Task ReadAsync(byte[] key, string source, string target, CancellationToken stop)
    {
        await using var sealedFile = File.OpenRead(source);
        await using var plain = new FileStream(target, FileMode.CreateNew);
        using var aes = new AesGcm(key, 16);
        var buffer = new byte[28 + Piece];
        for (var number = 0; ; number++)
        {
            var length = await sealedFile.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
            if (length < 28)
                throw new CryptographicException($"{Path.GetFileName(source)} is cut short.");
            var last = sealedFile.Position == sealedFile.Length;
            var text = new byte[length - 28];
            aes.Decrypt(buffer.AsSpan(..12), buffer.AsSpan(28..length), buffer.AsSpan(12..28), text, Bound(source, number, last));
            await plain.WriteAsync(text, stop);
            if (last)
                return;
        }
    }

    private static byte[] Bound(string path, int number, bool last)
    {
        var place = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(place, number);
        place[4] = last ? (byte)1 : (byte)0;
        return [.. "rv/v1/backup/"u8, .. System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(path)), .. place];
    }
}
