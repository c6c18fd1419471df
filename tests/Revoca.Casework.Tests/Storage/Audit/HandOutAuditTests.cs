using System.Diagnostics;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Storage.Audit;

public sealed class HandOutAuditTests
{
    private static readonly StaffId Olga = new(new Guid("cccccccc-0000-4000-8000-000000000009"));
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lead_gets_records_with_details_and_an_auditor_without_and_python_verifies_both(bool lead)
    {
        if (!File.Exists("/usr/bin/python3"))
            Assert.Skip("python3 is not installed.");
        await using var work = await TestCasework.Start();
        await work.Employ(Olga, "Olga", StaffRole.Auditor);
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = "Robin" }, TestCasework.Ada, Stop);
        await work.Get<ChangeCase>().Pause(opened.Id, "why she asked", Actor.Of(TestCasework.Ada), Stop);
        var zip = await work.Get<HandOutAudit>().Run(opened.Reference, lead ? TestCasework.Ben : Olga, Stop) ?? [];
        var folder = work.Folder["export"];
        await using (var bytes = new MemoryStream(zip))
            await ZipFile.ExtractToDirectoryAsync(bytes, folder, Stop);
        Assert.Equal(lead, File.Exists(Path.Combine(folder, "details.jsonl")));
        Assert.Equal(lead, Directory.GetFiles(folder).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf("why she asked"u8) >= 0));
        var said = await PythonAsync(folder);
        Assert.StartsWith("OK: ", said, StringComparison.Ordinal);
        Assert.Equal(!lead, said.Contains("without details", StringComparison.Ordinal));
        await using var db = work.Db();
        var lines = (await db.Set<AuditRecord>().ToListAsync(Stop)).Select(record => RecordText.Read(record.Line)?.Act);
        Assert.Single(lines, act => act == "audit.export");
    }

    private static async Task<string> PythonAsync(string folder)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-I", Path.Combine(folder, "verify.py")]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("python3 did not start.");
        var output = await python.StandardOutput.ReadToEndAsync(Stop);
        await python.WaitForExitAsync(Stop);
        return output.Trim();
    }
}
