using System.Diagnostics;
using System.Text.Json;
using Revoca.Casework.Mail.Classify;

namespace Revoca.Casework.Mail.Inbox;

/// <summary>Has each message read by a process of its own with a 256 MiB heap and ten seconds, for no parser withstands every message. While messages come
/// one after the other, the process for the next is started ahead: it has seen no message before it.</summary>
public sealed class ChildMailReader(IReadOnlyList<string> command) : IMailReader, IDisposable
{
    private const string HeapLimit = "0x10000000";
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);
    private readonly SpareProcess spare = new();

    /// <summary>This same program with the verb mail read-one.</summary>
    public static ChildMailReader OfThisProgram()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The running program has no path.");
        var host = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ChildMailReader(host ? [program, Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll")] : [program]);
    }

    public async Task<ReadMail?> Read(ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        if (MailPreCheck.Fault(raw.Span) is not null)
            return null;
        var answer = await Ask(spare.Next(() => Start(["mail", "read-one"])), raw, cancellation);
        try
        {
            return answer is { Length: > 0 } ? JsonSerializer.Deserialize<ReadMail>(answer) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Task<byte[]?> Attachment(ReadOnlyMemory<byte> raw, int index, CancellationToken cancellation) =>
        Ask(Start(["mail", "read-one", "--attachment", index.ToString(System.Globalization.CultureInfo.InvariantCulture)]), raw, cancellation);

    public void Dispose() => spare.Dispose();

    private static async Task<byte[]?> Ask(Process started, ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        using var process = started;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestRead);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            using var answer = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(answer, limit.Token);
            await process.StandardInput.BaseStream.WriteAsync(raw, limit.Token);
            process.StandardInput.Close();
            await reading;
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? answer.ToArray() : null;
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
        finally
        {
            SpareProcess.Stop(process);
        }
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("The reading process did not start.");
    }
}
