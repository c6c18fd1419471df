using System.Runtime.InteropServices;

namespace Revoca.Typesetting.Tests.Builders;

/// <summary>The ICU library that .NET itself needs on Linux, asked as an independent second opinion on Unicode rules.</summary>
internal sealed unsafe class Icu
{
    private readonly delegate* unmanaged<IntPtr> _open;
    private readonly delegate* unmanaged<IntPtr, void> _close;
    private readonly delegate* unmanaged<IntPtr, char*, int, byte, byte*, int*, void> _setParagraph;
    private readonly delegate* unmanaged<IntPtr, int*, byte*> _levels;

    private Icu(IntPtr library, int version)
    {
        _open = (delegate* unmanaged<IntPtr>)NativeLibrary.GetExport(library, $"ubidi_open_{version}");
        _close = (delegate* unmanaged<IntPtr, void>)NativeLibrary.GetExport(library, $"ubidi_close_{version}");
        _setParagraph = (delegate* unmanaged<IntPtr, char*, int, byte, byte*, int*, void>)NativeLibrary.GetExport(library, $"ubidi_setPara_{version}");
        _levels = (delegate* unmanaged<IntPtr, int*, byte*>)NativeLibrary.GetExport(library, $"ubidi_getLevels_{version}");
    }

    public static Icu Load()
    {
        for (var version = 90; version >= 60; version--)
        {
            if (NativeLibrary.TryLoad($"libicuuc.so.{version}", out var library))
                return new Icu(library, version);
        }

        throw new InvalidOperationException("libicuuc is not installed.");
    }

    /// <summary>Levels per UTF-16 unit; base level 0, 1, or 254 for "by the first strong character".</summary>
    public byte[] BidiLevels(string text, byte baseLevel)
    {
        var bidi = _open();
        try
        {
            var error = 0;
            fixed (char* characters = text)
                _setParagraph(bidi, characters, text.Length, baseLevel, null, &error);
            var levels = _levels(bidi, &error);
            return error > 0 ? throw new InvalidOperationException($"ICU error {error}.") : new ReadOnlySpan<byte>(levels, text.Length).ToArray();
        }
        finally
        {
            _close(bidi);
        }
    }
}
