using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Storage.Audit;

public sealed class AuditExportTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly Guid _case = Guid.NewGuid();
    private static readonly AuditActor Advocate = AuditActor.Staff(Guid.NewGuid(), "advocate");
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    private async Task<string> ExportAsync()
    {
        if (!File.Exists("/usr/bin/python3"))
            Assert.Skip("python3 is not installed.");
        await using (var db = _store.Open())
        {
            _store.Vault.CaseKeys.Create(db, _case);
            await db.SaveChangesAsync(Stop);
        }

        for (var i = 0; i < 9; i++)
        {
            await _store.Log.RecordAsync(new AuditLine(Advocate, $"case.step{i}") { CaseId = _case, Details = new { Note = "é" } }, Stop);
            await _store.Log.RecordAsync(new AuditLine(Advocate, "desk.read"), Stop);
            _store.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var folder = _store.Folder["export"];
        Assert.Equal(10, await _store.Get<ExportAudit>().Run(_case, Advocate, folder, Stop));
        return folder;
    }

    private static Task<(int Exit, string Output)> PythonAsync(string folder, params string[] more) => RunAsync(["-I", Path.Combine(folder, "verify.py"), .. more]);

    private static async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("python3 did not start.");
        var output = await python.StandardOutput.ReadToEndAsync(Stop);
        await python.WaitForExitAsync(Stop);
        return (python.ExitCode, output.Trim());
    }

    [Fact]
    public async Task An_auditor_verifies_an_exported_case_with_python_alone()
    {
        var folder = await ExportAsync();
        var (exit, output) = await PythonAsync(folder, "--anchor", (await _store.Get<SignCheckpoint>().NowAsync(Stop)).Short);
        Assert.Matches("^OK: 10 records of case c-[0-9a-f]{16}, all in a log of 19 records; 2 anchors compared$", output);
        Assert.Equal(0, exit);
        Assert.Equal(
            ["anchors", "checkpoint.note", "details.jsonl", "growth.json", "proofs.json", "records.jsonl", "verifier-key.txt", "verify.py"],
            Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_auditor_finds_every_kind_of_change_to_the_export()
    {
        var folder = await ExportAsync();
        await ChangedAsync(folder, "records.jsonl", text => text.Replace("case.step3", "case.step7", StringComparison.Ordinal), "not in the tree");
        await ChangedAsync(folder, "records.jsonl", text => WithoutLine(text, 4), "is missing before");
        await ChangedAsync(folder, "details.jsonl", text => text.Replace("\\u00E9", "\\u00E8", StringComparison.Ordinal), "not those it commits to");
        await ChangedAsync(folder, "details.jsonl", text => WithoutLine(text, 2), "are missing");
        await ChangedAsync(folder, "checkpoint.note", text => text.Replace("\n19\n", "\n20\n", StringComparison.Ordinal), "signature is wrong");
        await ChangedAsync(folder, "checkpoint.note", text => text.Replace("revoca.example", "other.example", StringComparison.Ordinal), "not of this log");
        Assert.Contains("shorter than the anchor", (await PythonAsync(folder, "--anchor", "99 0123456789abcdef")).Output, StringComparison.Ordinal);
        Assert.Contains("not the one of the anchor", (await PythonAsync(folder, "--anchor", "19 0123456789abcdef")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await PythonAsync(folder)).Exit);
    }

    [Fact]
    public async Task The_auditor_compares_the_root_of_an_older_letter_with_the_log_of_today()
    {
        var before = _store.Get<SignCheckpoint>();
        await _store.Log.RecordAsync(new AuditLine(Advocate, "desk.read"), Stop);
        var footer = (await before.NowAsync(Stop)).Short; // as a letter of the next record would bear it
        var folder = await ExportAsync();
        Assert.Matches("^OK: 10 records .* of 20 records; 2 anchors compared$", (await PythonAsync(folder, "--anchor", footer)).Output);
        Assert.Contains("not the one of the anchor", (await PythonAsync(folder, "--anchor", footer[..^1] + (footer[^1] == '0' ? '1' : '0'))).Output, StringComparison.Ordinal);
        Assert.Contains("not the one of the anchor", (await PythonAsync(folder, "--anchor", footer[..^1])).Output, StringComparison.Ordinal);
        Assert.Contains("nothing here compares the anchor", (await PythonAsync(folder, "--anchor", "2 0123456789abcdef")).Output, StringComparison.Ordinal);
        var roots = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "growth.json"), Stop))?["proofs"]?.AsArray() ?? [];
        var (root, path) = ((string?)roots[4]?["root"] ?? "", (string?)roots[4]?["path"]?[0] ?? "");
        await ChangedAsync(folder, "growth.json", text => text.Replace(root, path, StringComparison.Ordinal), "did not grow");
        await ChangedAsync(folder, "growth.json", text => text.Replace(path, root, StringComparison.Ordinal), "did not grow");
    }

    [Fact]
    public async Task The_verifiers_growth_holds_for_every_pair_of_sizes_and_for_no_other_root()
    {
        var folder = await ExportAsync();
        var leaves = Enumerable.Range(0, 40).Select(i => MerkleTree.Leaf([(byte)i])).ToArray();
        var pairs = from size in Enumerable.Range(1, leaves.Length)
                    let levels = MerkleTree.Levels(leaves[..size])
                    from earlier in Enumerable.Range(1, size)
                    select new { earlier, size, old = MerkleTree.Levels(leaves[..earlier])[^1][0], now = levels[^1][0], path = MerkleTree.Growth(levels, earlier) };
        await File.WriteAllTextAsync(Path.Combine(folder, "pairs.json"), JsonSerializer.Serialize(pairs), Stop);
        const string Count = """
            import base64, json, sys
            sys.path.insert(0, sys.argv[1])
            from verify import grown, leaf
            of, other = base64.b64decode, leaf(b"other")
            right = wrong = 0
            for pair in json.load(open(sys.argv[1] + "/pairs.json")):
                m, n, old, now, path = pair["earlier"], pair["size"], of(pair["old"]), of(pair["now"]), [of(part) for part in pair["path"]]
                right += grown(m, old, path, n, now)
                wrong += grown(m, other, path, n, now) + grown(m, old, path, n, other) + grown(m, old, path + [other], n, now)
            print(right, wrong)
            """;
        Assert.Equal((0, "820 0"), await RunAsync("-I", "-c", Count, folder));
    }

    [Fact]
    public async Task An_export_tells_how_far_it_is_and_stops_when_told()
    {
        await using (var db = _store.Open())
        {
            _store.Vault.CaseKeys.Create(db, _case);
            for (var i = 0; i < 1_200; i++)
                _store.Log.Append(db, new AuditLine(Advocate, "case.step") { CaseId = _case });
            await db.SaveChangesAsync(Stop);
        }

        var steps = new List<(long Done, long Size)>();
        await _store.Get<ExportAudit>().FilesAsync(_case, Advocate, withDetails: false, Stop, (done, size) => steps.Add((done, size)));
        Assert.Equal([(0, 1201), (500, 1201), (1000, 1201)], steps);
        var run = _store.Get<RunningExports>().Begin(new StaffId(Guid.NewGuid()), default, Stop);
        run.Stop();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.Get<ExportAudit>().FilesAsync(_case, Advocate, withDetails: false, run.Stopped));
        run.Dispose();
        run.Stop(); // too late to matter
    }

    private static async Task ChangedAsync(string folder, string file, Func<string, string> change, string finding)
    {
        var path = Path.Combine(folder, file);
        var before = await File.ReadAllTextAsync(path, Encoding.UTF8, Stop);
        Assert.NotEqual(before, change(before));
        await File.WriteAllTextAsync(path, change(before), Stop);
        var (exit, output) = await PythonAsync(folder);
        Assert.Contains(finding, output, StringComparison.Ordinal);
        Assert.Equal(1, exit);
        await File.WriteAllTextAsync(path, before, Stop);
    }

    private static string WithoutLine(string text, int index) =>
        string.Join('\n', text.Split('\n').Where((_, place) => place != index));
}
