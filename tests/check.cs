// The only check: provisions what the tests need, builds with warnings as errors, checks format, runs every test.
// dotnet run tests/check.cs [-- --long] [--only NAME]      REQUIRE_ALL=1 turns every skip into a failure.
#:property TreatWarningsAsErrors=false
#:property RestorePackagesWithLockFile=false
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

var tests = Path.GetDirectoryName(ThisFile()) ?? throw new InvalidOperationException("check.cs has no folder.");
var solution = Path.Combine(tests, "..", "src", "Revoca.slnx");
var requireAll = Environment.GetEnvironmentVariable("REQUIRE_ALL") == "1";
var only = args.SkipWhile(arg => arg != "--only").Skip(1).FirstOrDefault();
if (args.Contains("--long"))
    Environment.SetEnvironmentVariable("REVOCA_LONG", "1");
Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");
Environment.SetEnvironmentVariable("DOTNET_CLI_UI_LANGUAGE", "en");

Provision();
Step("build", "dotnet", $"build \"{solution}\" -warnaserror --nologo -v q -p:RestoreLockedMode=true");
Step("format", "dotnet", $"format \"{solution}\" --verify-no-changes --no-restore -v q");

// What the tests counted (attempts, kills, forged records…) is collected here and printed at the end.
var figures = Path.GetTempFileName();
Environment.SetEnvironmentVariable("REVOCA_FIGURES", figures);

var (passed, failed, skipped) = (0, 0, 0);
foreach (var project in Directory.GetFiles(tests, "Revoca.*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    var name = Path.GetFileNameWithoutExtension(project);
    if (only is not null && !name.Contains(only, StringComparison.OrdinalIgnoreCase))
        continue;
    Console.WriteLine($"== test {name}");
    var (exit, output) = Run("dotnet", $"test --project \"{project}\" --no-build --no-progress --output Normal", tests, echo: true);
    var (p, f, s) = (Count(output, "succeeded"), Count(output, "failed"), Count(output, "skipped"));
    // Exit code 8 is "no test ran", an error like any other: a test project without tests has lost them.
    if (exit != 0 && f == 0)
        f = 1;
    (passed, failed, skipped) = (passed + p, failed + f, skipped + s);
}

Console.WriteLine("== figures");
Console.Write(File.ReadAllText(figures));
File.Delete(figures);

if (requireAll && skipped > 0)
{
    Console.WriteLine($"REQUIRE_ALL: {skipped} skipped tests count as failed.");
    failed += skipped;
    skipped = 0;
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 && passed > 0 ? 0 : 1;

static string ThisFile([CallerFilePath] string path = "") => path;

static int Count(string output, string word) =>
    Regex.Matches(output, $@"^\s*{word}:\s*(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(10)).Sum(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

void Step(string what, string command, string arguments)
{
    Console.WriteLine($"== {what}");
    var watch = Stopwatch.StartNew();
    var (exit, _) = Run(command, arguments, tests, echo: true);
    Console.WriteLine($"   {watch.Elapsed.TotalSeconds:0} s");
    if (exit == 0)
        return;
    Console.WriteLine($"{what} failed.");
    Console.WriteLine("0 passed, 1 failed, 0 skipped");
    Environment.Exit(1);
}

void Provision()
{
    (string Program, string Package)[] needs =
    [
        ("/usr/bin/chromium", "chromium"), ("/usr/sbin/exim4", "exim4-daemon-light"), ("/usr/sbin/dovecot", "dovecot-imapd"),
        ("/usr/bin/pg_config", "postgresql"), ("/usr/bin/pdftoppm", "poppler-utils"), ("/usr/bin/qpdf", "qpdf"),
        ("/usr/bin/openssl", "openssl"), ("/usr/bin/python3", "python3"),
    ];
    var missing = needs.Where(need => !File.Exists(need.Program) && !OnPath(Path.GetFileName(need.Program))).Select(need => need.Package).ToArray();
    if (missing.Length == 0)
        return;
    if (!File.Exists("/usr/bin/apt-get") || Environment.UserName != "root")
    {
        Console.WriteLine($"Missing and not installable here: {string.Join(' ', missing)}. Tests that need them are skipped.");
        return;
    }

    Console.WriteLine($"== install {string.Join(' ', missing)}");
    Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
    Run("apt-get", "-o DPkg::Lock::Timeout=600 -qq update", tests, echo: false);
    var (exit, output) = Run("apt-get", $"-o DPkg::Lock::Timeout=600 install -qq -y --no-install-recommends {string.Join(' ', missing)}", tests, echo: false);
    if (exit != 0)
        Console.WriteLine(output);
}

static bool OnPath(string program) =>
    (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

static (int Exit, string Output) Run(string command, string arguments, string folder, bool echo)
{
    using var process = Process.Start(new ProcessStartInfo(command, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    }) ?? throw new InvalidOperationException($"{command} did not start.");
    var lines = new List<string>();
    void Take(string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
        if (echo)
            Console.WriteLine(line);
    }

    process.OutputDataReceived += (_, e) => Take(e.Data);
    process.ErrorDataReceived += (_, e) => Take(e.Data);
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    process.WaitForExit();
    return (process.ExitCode, string.Join('\n', lines));
}
