using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Revoca.Casework.Law.Packs;

/// <summary>Writes files into a zip one after the other, with their digests at the end. The same files give the same bytes: no clock goes in.</summary>
internal sealed class PackArchive : IAsyncDisposable
{
    // The first instant a zip can hold.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly StringBuilder sums = new();
    private readonly Stream output;
    private readonly Spool spool = new();
    private readonly ZipArchive zip;

    public PackArchive(Stream output)
    {
        this.output = output;
        zip = new ZipArchive(spool, ZipArchiveMode.Create, leaveOpen: true);
    }

    public async Task Add(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await Write(name, bytes, cancellation);
        sums.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span))}  {name}\n");
    }

    public Task Add(string name, string text, CancellationToken cancellation) => Add(name, Encoding.UTF8.GetBytes(text), cancellation);

    public async Task Finish(CancellationToken cancellation)
    {
        await Write("SHA256SUMS", Encoding.UTF8.GetBytes(sums.ToString()), cancellation);
        await zip.DisposeAsync();
        await spool.Drain(output, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await spool.DisposeAsync();
    }

    private async Task Write(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        await using (var file = await entry.OpenAsync(cancellation))
            await file.WriteAsync(bytes, cancellation);
        await spool.Drain(output, cancellation);
    }

    /// <summary>Takes what the zip writes, which at the end of a file it does without waiting, and hands it on in the way a web response allows.</summary>
    private sealed class Spool : Stream
    {
        private readonly MemoryStream held = new();

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task Drain(Stream output, CancellationToken cancellation)
        {
            await output.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellation);
            held.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => held.Write(buffer, offset, count);

        public override void Flush()
        {
            // Nothing waits: what is held leaves with Drain.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                held.Dispose();
            base.Dispose(disposing);
        }
    }
}
