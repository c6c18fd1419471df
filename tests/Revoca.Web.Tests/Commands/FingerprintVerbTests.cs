using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Web.Commands;

namespace Revoca.Web.Tests.Commands;

public sealed class FingerprintVerbTests
{
    [Fact]
    public async Task Each_file_is_one_line_and_a_missing_one_does_not_stop_the_others()
    {
        using var folder = new TestFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "à picture.png"), new PngFile().Text("parameters", Prompts.A1111).Bytes(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "photo.heic"), [.. Mp4File.Box("ftyp", [.. "heic"u8, 0, 0, 0, 0])], TestContext.Current.CancellationToken);
        var (code, output, errors) = await Run(folder.Path, "fingerprint", "à picture.png", "missing.mp4", "photo.heic");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)).ToList();
        Assert.Equal(0, code);
        Assert.Equal(["à picture.png", "missing.mp4", "photo.heic"], lines.Select(line => (string?)line?["file"]?["name"] ?? ""));
        Assert.Equal("A1111", (string?)lines[0]?["provenance"]?["tool"]);
        Assert.NotNull((string?)lines[1]?["error"]);
        Assert.Contains("HEIC", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("HEIC", output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public async Task No_file_is_a_mistake_of_the_caller()
    {
        using var folder = new TestFolder();
        Assert.NotEqual(0, (await Run(folder.Path, "fingerprint")).Code);
    }

    [Fact]
    public async Task The_serving_process_never_loads_a_picture_decoder()
    {
        using var folder = new TestFolder();
        using var served = Start(folder.Path, "--urls", "http://127.0.0.1:0");
        try
        {
            var listening = new TaskCompletionSource();
            void Watch(object sender, DataReceivedEventArgs line)
            {
                if (line.Data?.Contains("http://", StringComparison.Ordinal) == true)
                    listening.TrySetResult();
            }

            served.OutputDataReceived += Watch;
            served.ErrorDataReceived += Watch;
            served.BeginOutputReadLine();
            served.BeginErrorReadLine();
            await listening.Task.WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
            var maps = await File.ReadAllTextAsync($"/proc/{served.Id}/maps", TestContext.Current.CancellationToken);
            Assert.Contains("Revoca.Web", maps, StringComparison.Ordinal);
            Assert.DoesNotContain("Skia", maps, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            served.Kill(entireProcessTree: true);
        }
    }

    private static async Task<(int Code, string Output, string Errors)> Run(string folder, params string[] arguments)
    {
        using var verb = Start(folder, arguments);
        var output = verb.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = verb.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verb.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (verb.ExitCode, await output, await errors);
    }

    private static Process Start(string folder, params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(FingerprintVerb).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        }) ?? throw new InvalidOperationException("dotnet did not start.");
}
