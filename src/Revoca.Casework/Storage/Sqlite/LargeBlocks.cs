using System.Runtime.InteropServices;

namespace Revoca.Casework.Storage.Sqlite;

/// <summary>SQLite copies each value it is given; a kept message has up to 25 MB. After the first large block glibc raises the size from which it asks the
/// system for memory and hands it back, and keeps freed blocks for itself: six mail bombs left the process up to 90 MiB larger. A fixed size stops that.</summary>
internal static class LargeBlocks
{
    // M_MMAP_THRESHOLD of mallopt(3) and its usual start value; setting it ends the raising.
    private const int Threshold = -3, Bytes = 128 * 1024;

    public static void GiveBackAtOnce()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = MallOpt(Threshold, Bytes);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library: it has its own way, and nothing depends on this.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallOpt(int param, int value);
}
