using System.CommandLine;
using System.Text.Json;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;

namespace Revoca.Web.Commands;

/// <summary>Verifies the audit log, and exports what proves the history of one case.</summary>
public static class AuditVerb
{
    public static Command Build() => new("audit", "The tamper-evident log") { Verify(), Export() };

    private static Command Verify()
    {
        var data = DataOption.Make();
        var anchors = new Option<string[]>("--anchor") { Description = "A file with a checkpoint (its time-stamp beside it, with .tst behind the name) or the short root of a letter; may be given more than once" };
        var verb = new Command("verify", "Exit code 0 ok, 10 tree broken, 11 shorter than an anchor, 12 fork, 13 bad signature, 14 time runs back, 15 gap") { data, anchors };
        verb.SetAction((parsed, stop) => DataOption.RunAsync(parsed.GetValue(data), async services =>
        {
            var kept = new List<AuditAnchor>();
            foreach (var file in parsed.GetValue(anchors) ?? [])
                kept.Add(await AnchorAsync(file, stop));
            var verdict = await services.GetRequiredService<VerifyAudit>().Run(kept, stop);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                finding = JsonNamingPolicy.CamelCase.ConvertName(verdict.Finding.ToString()),
                size = verdict.Size,
                root = verdict.Root,
                at = verdict.At,
                message = verdict.Message,
                stamped = verdict.Stamped is { } stamp ? new { size = stamp.Size, at = stamp.At } : null,
            }));
            return (int)verdict.Finding;
        }, stop));
        return verb;
    }

    // A stamped anchor is a pair, whichever of the two is named: "a.note" and "a.note.tst".
    private static async Task<AuditAnchor> AnchorAsync(string file, CancellationToken stop)
    {
        var note = file.EndsWith(".tst", StringComparison.Ordinal) ? file[..^4] : file;
        return new AuditAnchor(await File.ReadAllTextAsync(note, stop), File.Exists(note + ".tst") ? await File.ReadAllBytesAsync(note + ".tst", stop) : null);
    }

    private static Command Export()
    {
        var data = DataOption.Make();
        var reference = new Option<string>("--case") { Required = true, Description = "The reference of the case" };
        var folder = new Option<string>("--out") { Required = true, Description = "The folder to fill" };
        var verb = new Command("export", "Records, proofs, checkpoint, anchors and a verifier in Python for one case") { data, reference, folder };
        verb.SetAction((parsed, stop) => DataOption.RunAsync(parsed.GetValue(data), async services =>
        {
            var wanted = parsed.GetValue(reference) ?? "";
            if (!CaseReference.TryParse(wanted, out var known) || await services.GetRequiredService<ExportAudit>().Find(known, stop) is not { } found)
                throw new StorageRefusedException($"There is no case {wanted}.");
            var target = parsed.GetValue(folder) ?? ".";
            var count = await services.GetRequiredService<ExportAudit>().Run(found.Value, AuditActor.System, target, stop);
            Console.WriteLine(JsonSerializer.Serialize(new { records = count, folder = Path.GetFullPath(target) }));
            return 0;
        }, stop));
        return verb;
    }
}
