using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Revoca.Builders;

namespace Revoca.Web.Tests.Docs;

/// <summary>Types what docs/drill.md says, in an empty folder, and gets the answers that stand there.</summary>
public sealed partial class DrillPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_the_drill_works_as_it_is_written()
    {
        using var folder = new TestFolder();
        await PutProgramAsync(folder);
        var steps = Steps(Page());
        Assert.True(steps.Count >= 8, $"only {steps.Count} steps were found");
        var said = await TypeAsync(folder.Path, steps.Select(step => step.Typed));
        for (var number = 0; number < steps.Count; number++)
            Assert.True(Fits(steps[number].Answer, said.ElementAtOrDefault(number) ?? ""), $"{steps[number].Typed}\n— answered —\n{said.ElementAtOrDefault(number)}\n— the page says —\n{steps[number].Answer}");
        var readable = Readable().Match(string.Concat(said));
        Figure.Tell($"the drill's page followed: {steps.Count} steps, {readable.Groups["readable"].Value} of {readable.Groups["all"].Value} cases readable, {readable.Groups["records"].Value} records of the log in their place, one case verified by Python alone");
    }

    // The first step publishes the program; here it is the one that was built with the tests.
    private static async Task PutProgramAsync(TestFolder folder)
    {
        var program = Directory.CreateDirectory(folder["program"]).FullName + "/Revoca.Web";
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll")}' \"$@\"\n", Stop);
    }

    private static async Task<IReadOnlyList<string>> TypeAsync(string folder, IEnumerable<string> steps)
    {
        const string Mark = "@@next@@";
        var script = new StringBuilder("set -euo pipefail\nchmod +x program/Revoca.Web\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n");
        foreach (var step in steps)
            script.Append(step).Append("\necho ").AppendLine(Mark);
        var typed = script.ToString();
        foreach (var port in Port().Matches(typed).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList())
            typed = typed.Replace(port, FreePort(), StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", typed])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["PATH"] = $"{folder}/program:{Environment.GetEnvironmentVariable("PATH")}" },
        }) ?? throw new InvalidOperationException("bash did not start.");
        var errors = shell.StandardError.ReadToEndAsync(Stop);
        var said = shell.StandardOutput.ReadToEndAsync(Stop);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromMinutes(8));
        await using var end = patience.Token.Register(() => shell.Kill(entireProcessTree: true));
        var output = await said;
        await shell.WaitForExitAsync(Stop);
        Assert.True(shell.ExitCode == 0, $"{output}\n{await errors}");
        return [.. output.Split(Mark + "\n").Select(part => part.Trim())];
    }

    private static bool Fits(string answer, string said) =>
        Regex.IsMatch(said, $"^{Port().Replace(Regex.Escape(answer), @"\d+").Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(2));

    private static IReadOnlyList<(string Typed, string Answer)> Steps(string page) =>
        [.. Step().Matches(page).Select(match => (match.Groups["typed"].Value.Trim(), match.Groups["answer"].Value.Trim()))];

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Page([CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file) ?? "", "..", "..", "..", "docs", "drill.md"), Encoding.UTF8);

    [GeneratedRegex(@"^```sh\n(?<typed>.*?)^```\n(```text\n(?<answer>.*?)^```)?", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"\b561\d\b", RegexOptions.None, 1000)]
    private static partial Regex Port();

    [GeneratedRegex(@"""cases"":(?<all>\d+),""readable"":(?<readable>\d+).*?""finding"":""ok"",""size"":(?<records>\d+)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Readable();
}
