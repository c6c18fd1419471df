using System.IO.Compression;
using Revoca.Casework.Letters;

namespace Revoca.Casework.Storage.Backups;

/// <summary>The organisation's own letter texts lie in files beside the database: they go into a backup as one sealed archive, and come back from it.</summary>
internal static class LetterTexts
{
    public static async Task KeepAsync(byte[] key, string dataFolder, string work, string backup, CancellationToken stop)
    {
        var texts = Path.Combine(dataFolder, OwnTexts.Folder);
        if (!Directory.Exists(texts))
            return;
        var archive = Path.Combine(work, "letters.zip");
        await ZipFile.CreateFromDirectoryAsync(texts, archive, stop);
        await SealedFile.WriteAsync(key, archive, Path.Combine(backup, BackupManifest.Letters), stop);
    }

    /// <summary>Puts the texts back where the data folder has none of its own.</summary>
    public static async Task ReturnAsync(byte[] key, string backup, string dataFolder, CancellationToken stop)
    {
        var kept = Path.Combine(backup, BackupManifest.Letters);
        var texts = Path.Combine(dataFolder, OwnTexts.Folder);
        if (!File.Exists(kept) || Directory.Exists(texts))
            return;
        var archive = texts + ".zip";
        try
        {
            File.Delete(archive);
            await SealedFile.ReadAsync(key, kept, archive, stop);
            await ZipFile.ExtractToDirectoryAsync(archive, texts, stop);
        }
        finally
        {
            File.Delete(archive);
        }
    }
}
