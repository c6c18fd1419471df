using System.Runtime.InteropServices;
using System.Text;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Writes a file of mode 0600 so that after a crash either the old or the new content is there, never a half.</summary>
internal static class SafeFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, ReadOnlySpan<byte> content, bool overwrite = true)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var file = new FileStream(temporary, Options()))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite);
        SyncFolder(Path.GetDirectoryName(path));
    }

    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    // A rename is durable only when its folder is, and .NET opens no folders.
    private static void SyncFolder(string? folder)
    {
        if (folder is null || !OperatingSystem.IsLinux())
            return;
        var handle = LibC.Open([.. Encoding.UTF8.GetBytes(folder), 0], flags: 0);
        if (handle < 0)
            return;
        _ = LibC.FSync(handle);
        _ = LibC.Close(handle);
    }

    private static class LibC
    {
        [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int FSync(int handle);

        [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int handle);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
