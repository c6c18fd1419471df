using System.Diagnostics;
using System.Text;

namespace Revoca.Web.Tests.Commands;

/// <summary>Runs the program as a person would: its own process, its own standard streams.</summary>
internal static class CommandLine
{
    public static async Task<Outcome> Run(byte[] input, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}

internal sealed record Outcome(int Code, string Output, string Errors);
