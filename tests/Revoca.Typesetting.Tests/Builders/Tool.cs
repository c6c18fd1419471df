using System.Diagnostics;
using System.Text;

namespace Revoca.Typesetting.Tests.Builders;

/// <summary>Runs one of the Debian tools over bytes; the answer is what it wrote, the exit code decides.</summary>
internal static class Tool
{
    public static string Run(string tool, byte[] pdf, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("revoca-pdf-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "letter.pdf"), pdf);
            return RunIn(folder, tool, arguments);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string RunIn(string folder, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var all = output + errors.Result;
        return process.ExitCode == 0 ? all : throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {all}");
    }
}
