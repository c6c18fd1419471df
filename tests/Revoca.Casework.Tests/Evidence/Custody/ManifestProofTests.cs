using System.Diagnostics;
using System.Security.Cryptography.Pkcs;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Casework.Tests.Evidence.Custody;

/// <summary>What somebody outside can check with the papers alone: no network, none of our programs.</summary>
public sealed class ManifestProofTests : IDisposable
{
    private readonly Certificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Python_alone_proves_offline_that_the_list_is_in_the_log_and_finds_a_changed_one()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed.");
        await using var work = await TestCasework.Start();
        var id = await Filled(work);
        var made = await Made(work, id);
        using var folder = new TestFolder();
        await work.Get<ExportAudit>().Run(id.Value, AuditActor.System, folder.Path, TestContext.Current.CancellationToken);
        var list = Path.Combine(folder.Path, "evidence.json");
        await File.WriteAllBytesAsync(list, made.Json, TestContext.Current.CancellationToken);

        var (exit, output) = await Python(folder.Path, "--manifest", list);
        Assert.StartsWith("OK: ", output, StringComparison.Ordinal);
        Assert.Contains("evidence.json is the list of evidence of record", output, StringComparison.Ordinal);
        Assert.Equal(0, exit);

        await File.AppendAllTextAsync(list, " ", TestContext.Current.CancellationToken);
        (exit, output) = await Python(folder.Path, "--manifest", list);
        Assert.Contains("NOT OK: no record holds the digest of evidence.json", output, StringComparison.Ordinal);
        Assert.Equal(1, exit);
    }

    [Fact]
    public async Task A_real_authority_stamps_the_list_once_and_its_token_verifies_against_the_list_alone()
    {
        using var authority = new OpenSslAuthority(_certificates.Stamper);
        await using var world = await LocalWorld.Start(async context =>
        {
            using var request = new MemoryStream();
            await context.Request.Body.CopyToAsync(request);
            await context.Response.Body.WriteAsync(await authority.Answer(request.ToArray()));
        });
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        var id = await Filled(work);
        Assert.Null((await Made(work, id)).Stamp);
        await work.Get<KeepCertificate>().StampWith("http://stamps.example.com/rfc3161", TestCasework.Ada);

        var made = await Made(work, id);
        var again = await Made(work, id);
        Assert.Equal(1, world.Answered);
        Assert.Equal(made.Stamp?.Token, again.Stamp?.Token);
        Assert.True(Rfc3161TimestampToken.TryDecode(made.Stamp?.Token ?? [], out var token, out _));
        Assert.True(token.VerifySignatureForData(made.Json, out _));
        Assert.False(token.VerifySignatureForData([.. made.Json, 32], out _));

        using var folder = new TestFolder();
        await work.Get<ExportAudit>().Run(id.Value, AuditActor.System, folder.Path, TestContext.Current.CancellationToken);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(made.Stamp?.Token ?? []));
        Assert.Contains(digest, await File.ReadAllTextAsync(Path.Combine(folder.Path, "details.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_that_answers_nonsense_leaves_the_list_without_a_stamp()
    {
        await using var world = await LocalWorld.Start(context => context.Response.Body.WriteAsync("closed today"u8.ToArray()).AsTask());
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        var id = await Filled(work);
        await work.Get<KeepCertificate>().StampWith("http://stamps.example.com/", TestCasework.Ada);
        var made = await Made(work, id);
        Assert.Null(made.Stamp);
        Assert.NotEmpty(made.Json);
    }

    private static async Task<CaseId> Filled(TestCasework work)
    {
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var added = await work.Get<AddLinks>().Run(opened.Id, "https://videos.example/v/1", TestCasework.Ada);
        await work.Get<ObserveItems>().Run(opened.Id, added.Added, Availability.Live, TestCasework.Ada);
        return opened.Id;
    }

    private static async Task<EvidenceManifest> Made(TestCasework work, CaseId id) =>
        await work.Get<MakeManifest>().Run(id, Language.English, TestCasework.Ada) ?? throw new InvalidOperationException("No list.");

    private static async Task<(int Exit, string Output)> Python(string folder, params string[] more)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-I", Path.Combine(folder, "verify.py"), .. more]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("python3 did not start.");
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (python.ExitCode, output.Trim());
    }
}
