using System.Security.Cryptography;
using System.Text;

namespace Revoca.Casework.Mail;

/// <summary>Writes each message as a file instead of sending it: the default until a mail server is set, so nothing leaves the machine.</summary>
public sealed class PickUpFolder(string folder) : IMailTransport
{
    public async Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var path = Path.Combine(folder, NameFor(mail.MessageId));
        try
        {
            Directory.CreateDirectory(folder);
            if (!File.Exists(path))
                await Write(path, mail.Mime, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SendResult.NotReached(MailTrouble.FolderNotWritable, e.Message);
        }

        return new SendResult.Accepted($"written {Path.GetFileName(path)}", AcceptedBy.PickUpFolder, Archived: true);
    }

    /// <summary>The same Message-ID always has the same file, so a second try of the same notice makes no second file.</summary>
    public static string NameFor(string messageId)
    {
        var readable = new string([.. messageId.TakeWhile(c => c != '@').Where(char.IsAsciiLetterOrDigit).Take(40)]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 8));
        return $"{readable}-{hash}.eml";
    }

    private static async Task Write(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var draft = $"{path}.{Environment.ProcessId}.part";
        await using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, cancellation);
            // Only what is on the disk may be called sent; the rename then makes it visible whole or not at all.
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}
