using System.Text;
using MailKit;
using MimeKit;

namespace Revoca.Casework.Mail;

/// <summary>Lets MailKit send bytes that were rendered before, and notes how much of them went out.</summary>
internal sealed class SealedMessage : ITransferProgress, IDisposable
{
    private readonly ReadOnlyMemory<byte> bytes;

    public SealedMessage(ReadOnlyMemory<byte> bytes)
    {
        this.bytes = bytes;
        // What was approved must be what leaves: a message MailKit would write differently is not sent at all.
        using var source = new MemoryStream(bytes.ToArray(), writable: false);
        Message = MimeMessage.Load(source);
        Message.Prepare(EncodingConstraint.SevenBit, 998);
        using var again = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        Message.WriteTo(format, again);
        if (!again.GetBuffer().AsSpan(0, (int)again.Length).SequenceEqual(bytes.Span))
            throw new ArgumentException($"These bytes would not leave as they are: {Encoding.Latin1.GetString(bytes.Span[..Math.Min(80, bytes.Length)])}", nameof(bytes));
    }

    public MimeMessage Message { get; }

    /// <summary>True once every byte was given to the connection: from here on a lost connection means "may have left".</summary>
    public bool WholeGiven { get; private set; }

    public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

    public void Report(long bytesTransferred) => WholeGiven |= bytesTransferred >= bytes.Length;

    public void Dispose() => Message.Dispose();
}
