using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Web.Tests.Commands;

/// <summary>From a backup and a paper to a site that answers; the wrong paper opens nothing. The commands of docs/drill.md are typed by DrillPageTests.</summary>
public sealed class SecondInstallationTests
{
    [Fact]
    public async Task From_a_backup_and_the_words_to_a_second_installation_that_shows_her_status()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening { Country = "IT", CalledName = "Robin" }, TestCasework.Ada, TestContext.Current.CancellationToken);
        var words = work.Get<KeyRotation>().MakeRecoveryWords();
        Assert.Equal(0, (await CommandLine.Run([], "backup", work.Folder["b"], "--dated", "--data", work.Folder.Data)).Code);
        var backup = Assert.Single(Directory.GetDirectories(work.Folder["b"]));
        var second = work.Folder["second"];
        var wrong = await CommandLine.Run(Encoding.UTF8.GetBytes(RecoveryWords.New().In("it")), "restore", backup, "--data", second, "--words");
        Assert.Equal((1, ""), (wrong.Code, wrong.Output));
        Assert.Contains("do not open this backup", wrong.Errors, StringComparison.Ordinal);
        var restored = await CommandLine.Run(Encoding.UTF8.GetBytes(words.In("it")), "restore", backup, "--data", second, "--words");
        Assert.Equal((0, ""), (restored.Code, restored.Errors));

        await using var factory = new WebApplicationFactory<Program>();
        await using var site = factory.WithWebHostBuilder(host => host.UseSetting("data", second));
        var she = new Visitor(site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") }));
        var answer = await she.SendFormAsync("/check", ("Form.Code", opened.Code.InWords("en")));
        Assert.Equal((HttpStatusCode.SeeOther, true), (answer.StatusCode, answer.Headers.Location?.OriginalString.EndsWith("/status", StringComparison.Ordinal)));
        Assert.Contains("Leave this page", await she.ReadAsync("/status"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await she.GetAsync("/status")).StatusCode);
    }
}
