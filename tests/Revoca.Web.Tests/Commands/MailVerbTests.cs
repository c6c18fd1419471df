using System.Diagnostics;
using System.Text.Json;
using Revoca.Builders;

namespace Revoca.Web.Tests.Commands;

public sealed class MailVerbTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task A_folder_gives_one_line_per_message_with_its_relative_path()
    {
        await Write("b/second.eml", "Subject: Re: x\r\n\r\nok");
        await Write("a.eml", "Return-Path: <>\r\nFrom: MAILER-DAEMON@x.example\r\nSubject: failure notice\r\n\r\n<a@host.example>: no such user (#5.1.1)\r\n");
        await Write("empty.EML", "");
        await Write("notes.txt", "not a message");
        var (exit, lines) = await Run("mail", "classify", folder.Path);
        Assert.Equal(0, exit);
        Assert.Equal(["a.eml", "b/second.eml", "empty.EML"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.Equal(["bounce", "reply", "other"], lines.Select(line => line.GetProperty("class").GetString()));
        Assert.Equal("5.1.1", lines[0].GetProperty("status").GetString());
        Assert.True(lines[0].GetProperty("hard").GetBoolean());
        Assert.Equal("a@host.example", lines[0].GetProperty("recipients")[0].GetString());
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("hard").ValueKind);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_an_error_and_prints_nothing()
    {
        var (exit, lines) = await Run("mail", "classify", Path.Combine(folder.Path, "nowhere"));
        Assert.NotEqual(0, exit);
        Assert.Empty(lines);
    }

    public void Dispose() => folder.Dispose();

    private async Task Write(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder.Path);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }

    private async Task<(int Exit, List<JsonElement> Lines)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return (process.ExitCode, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())]);
    }
}
