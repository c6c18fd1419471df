using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Casework.Tests.Storage.Audit;

/// <summary>An authority outside says when the log stood so: real tokens of a real authority, over real HTTP on this machine.</summary>
public sealed class AuditStampTests : IDisposable
{
    private readonly Certificates _certificates = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Once_a_day_the_newest_checkpoint_is_stamped_when_it_is_switched_on()
    {
        using var authority = new OpenSslAuthority(_certificates.Stamper);
        await using var world = await WorldAsync(authority);
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        var stamps = work.Get<StampCheckpoint>();
        await work.Get<KeepCertificate>().StampWith("http://stamps.example.com/rfc3161", TestCasework.Ada, Stop);
        Assert.False(await stamps.Run(Stop));
        Assert.Equal(0, world.Answered);

        await work.Get<KeepCertificate>().StampLog(true, TestCasework.Ada, Stop);
        Assert.True(await stamps.Run(Stop));
        await work.Get<AuditLog>().RecordAsync(new AuditLine(AuditActor.System, "test.more"), Stop);
        work.Clock.Advance(TimeSpan.FromHours(23));
        Assert.False(await stamps.Run(Stop));
        work.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await stamps.Run(Stop));
        Assert.Equal(2, world.Answered);
        work.Clock.Advance(TimeSpan.FromDays(3));
        Assert.False(await stamps.Run(Stop)); // nothing was added to the log
        var verdict = await work.Get<VerifyAudit>().Run([], Stop);
        Assert.Equal(AuditFinding.Ok, verdict.Finding);
        Assert.Equal(verdict.Size, verdict.Stamped?.Size);
        await using var db = work.Db();
        Assert.Equal(2, await db.Set<AuditStamp>().CountAsync(Stop));
        Assert.Equal(4, Directory.GetFiles(Path.Combine(work.Folder.Data, SignCheckpoint.AnchorFolder), "stamped-*").Length);
    }

    [Fact]
    public async Task A_silent_authority_leaves_the_log_as_it_is_and_is_asked_again_in_the_next_round()
    {
        using var authority = new OpenSslAuthority(_certificates.Stamper);
        var open = false;
        await using var world = await LocalWorld.Start(async context =>
        {
            if (open)
                await AnswerAsync(context, authority);
            else
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        });
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        await SwitchOnAsync(work);
        Assert.False(await work.Get<StampCheckpoint>().Run(Stop));
        Assert.Null((await work.Get<VerifyAudit>().Run([], Stop)).Stamped);
        open = true;
        Assert.True(await work.Get<StampCheckpoint>().Run(Stop));
    }

    [Fact]
    public async Task A_kept_stamp_finds_a_log_that_was_written_anew_and_a_token_about_something_else_is_refused()
    {
        using var authority = new OpenSslAuthority(_certificates.Stamper);
        await using var world = await WorldAsync(authority);
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        await SwitchOnAsync(work);
        Assert.True(await work.Get<StampCheckpoint>().Run(Stop));
        var kept = await KeptAsync(work);
        var verdict = await work.Get<VerifyAudit>().Run([kept], Stop);
        Assert.Equal((AuditFinding.Ok, true), (verdict.Finding, verdict.Stamped is not null));
        Assert.Equal(AuditFinding.BadSignature, (await work.Get<VerifyAudit>().Run([kept with { Token = [.. kept.Token ?? [], 0] }], Stop)).Finding);
        var flipped = (byte[])(kept.Token ?? []).Clone();
        flipped[^5] ^= 1;
        Assert.Equal(AuditFinding.BadSignature, (await work.Get<VerifyAudit>().Run([kept with { Token = flipped }], Stop)).Finding);
        // A token of the same authority over another state of the log.
        await work.Get<AuditLog>().RecordAsync(new AuditLine(AuditActor.System, "test.more"), Stop);
        Assert.Equal(AuditFinding.BadSignature, (await work.Get<VerifyAudit>().Run([new AuditAnchor(await work.Get<SignCheckpoint>().Run(Stop), kept.Token)], Stop)).Finding);
        await using var db = work.Db();
        await db.Database.ExecuteSqlAsync($"UPDATE audit_stamps SET Token = zeroblob(900)", Stop);
        Assert.Equal(AuditFinding.BadSignature, (await work.Get<VerifyAudit>().Run([], Stop)).Finding);
        await db.Database.ExecuteSqlAsync($"DELETE FROM audit_stamps", Stop);
        await db.Database.ExecuteSqlAsync($"DELETE FROM audit_checkpoints", Stop);
        await db.Database.ExecuteSqlAsync($"UPDATE audit_records SET Line = CAST(replace(Line, 'organisation', 'organizatiom') AS BLOB)", Stop);
        Assert.Equal(AuditFinding.Fork, (await work.Get<VerifyAudit>().Run([kept], Stop)).Finding);
    }

    [Fact]
    public async Task Python_alone_reads_the_stamp_of_an_export_and_openssl_verifies_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3") && File.Exists("/usr/bin/openssl"), "python3 or openssl is not installed.");
        using var authority = new OpenSslAuthority(_certificates.Stamper);
        await using var world = await WorldAsync(authority);
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        await SwitchOnAsync(work);
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada, Stop);
        Assert.True(await work.Get<StampCheckpoint>().Run(Stop));
        using var folder = new TestFolder();
        await work.Get<ExportAudit>().Run(opened.Id.Value, AuditActor.System, folder.Path, Stop);
        var said = await PythonAsync(folder.Path);
        Assert.Matches(@"^OK: .*; stamped at \d+ records: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", said);

        var note = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "anchors"), "stamped-*.note"));
        await File.WriteAllTextAsync(folder["root.pem"], _certificates.Root.ExportCertificatePem(), Stop);
        var checkedBy = Tool.RunIn(folder.Path, "openssl", "ts", "-verify", "-token_in", "-in", note + ".tst", "-data", note, "-CAfile", folder["root.pem"]);
        Assert.Contains("Verification: OK", checkedBy, StringComparison.Ordinal);

        var token = await File.ReadAllBytesAsync(note + ".tst", Stop);
        var digest = System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(note, Stop));
        var imprint = token.AsSpan().IndexOf(digest);
        Assert.True(imprint > 0);
        await File.WriteAllBytesAsync(note + ".tst", [.. token[..imprint], (byte)(token[imprint] ^ 1), .. token[(imprint + 1)..]], Stop);
        Assert.Contains("is not about its note", await PythonAsync(folder.Path), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(note + ".tst", token[..40], Stop);
        Assert.StartsWith("NOT OK: ", await PythonAsync(folder.Path), StringComparison.Ordinal);
    }

    private static Task<LocalWorld> WorldAsync(OpenSslAuthority authority) => LocalWorld.Start(context => AnswerAsync(context, authority));

    private static async Task AnswerAsync(HttpContext context, OpenSslAuthority authority)
    {
        using var request = new MemoryStream();
        await context.Request.Body.CopyToAsync(request);
        await context.Response.Body.WriteAsync(await authority.Answer(request.ToArray()));
    }

    private static async Task SwitchOnAsync(TestCasework work)
    {
        await work.Get<KeepCertificate>().StampWith("http://stamps.example.com/rfc3161", TestCasework.Ada, Stop);
        await work.Get<KeepCertificate>().StampLog(true, TestCasework.Ada, Stop);
    }

    private static async Task<AuditAnchor> KeptAsync(TestCasework work)
    {
        var note = Assert.Single(Directory.GetFiles(Path.Combine(work.Folder.Data, SignCheckpoint.AnchorFolder), "stamped-*.note"));
        return new AuditAnchor(await File.ReadAllTextAsync(note, Stop), await File.ReadAllBytesAsync(note + ".tst", Stop));
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
