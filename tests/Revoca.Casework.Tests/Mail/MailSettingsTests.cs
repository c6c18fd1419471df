using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Settings;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Mail;

public sealed class MailSettingsTests
{
    private static readonly ServerSettings Relay = new() { Host = "mx.helpline.test", Port = 465, User = "letters", Secret = "canary-secret-one" };

    [Fact]
    public async Task What_is_set_on_the_desk_counts_at_once_and_forgetting_it_brings_the_configuration_back()
    {
        await using var work = await TestCasework.Start();
        var settings = work.Get<ChangeMailSettings>();
        Assert.Empty(await settings.Run(new MailServers { Smtp = Relay }, TestCasework.Ada));
        Assert.Equal(("mx.helpline.test", "canary-secret-one"), (work.Options.Mail.Smtp?.Host, work.Options.Mail.Smtp?.Password));
        await settings.Forget(TestCasework.Ada);
        Assert.Null(work.Options.Mail.Smtp);
        Assert.Null(await settings.Find());
    }

    [Fact]
    public async Task A_secret_is_never_shown_and_stays_when_none_is_typed_but_only_for_its_own_server()
    {
        await using var work = await TestCasework.Start();
        var settings = work.Get<ChangeMailSettings>();
        await settings.Run(new MailServers { Smtp = Relay }, TestCasework.Ada);
        Assert.Equal("", (await settings.Find())?.Smtp?.Secret);
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await settings.Run(new MailServers { Smtp = Relay with { Port = 587, Tls = MailTls.StartTls, Secret = "" } }, TestCasework.Ada));
        Assert.Equal((587, "canary-secret-one"), (work.Options.Mail.Smtp?.Port, work.Options.Mail.Smtp?.Password));
        Assert.Equal([ServerFault.SecretMissing], await settings.Run(new MailServers { Smtp = Relay with { Host = "mx.elsewhere.test", Secret = "" } }, TestCasework.Ada));
    }

    [Fact]
    public async Task Who_changed_them_stands_in_the_log_and_nobody_but_an_administrator_may()
    {
        await using var work = await TestCasework.Start();
        var settings = work.Get<ChangeMailSettings>();
        await settings.Run(new MailServers { Smtp = Relay }, TestCasework.Ada);
        await Assert.ThrowsAsync<RuleBroken>(() => settings.Run(new MailServers(), TestCasework.Ben));
        await Assert.ThrowsAsync<RuleBroken>(() => settings.Forget(TestCasework.Ben));
        await settings.Forget(TestCasework.Ada);
        await using var db = work.Db();
        var lines = await db.Set<AuditRecord>().AsNoTracking().OrderBy(record => record.Seq).Select(record => record.Line).ToListAsync(TestContext.Current.CancellationToken);
        var told = lines.Select(line => RecordText.Read(line)).Where(line => line?.Act.StartsWith("mail-settings", StringComparison.Ordinal) == true || line?.Out != "ok")
            .Select(line => $"{line?.Role} {line?.Act} {line?.Out}");
        Assert.Equal(["administrator mail-settings.add ok", "advocate organisation.manage refused", "advocate organisation.manage refused", "administrator mail-settings.remove ok"], told);
    }

    [Fact]
    public async Task Neither_the_database_nor_its_log_holds_the_secret()
    {
        await using var work = await TestCasework.Start();
        await work.Get<ChangeMailSettings>().Run(new MailServers { Smtp = Relay }, TestCasework.Ada);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(work.Folder.Data, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("canary-secret-one", System.Text.Encoding.Latin1.GetString(await ReadShared(file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 465, "", ServerFault.HostMissing)]
    [InlineData("mx.helpline.test", 0, "", ServerFault.PortOutOfRange)]
    [InlineData("mx.helpline.test", 465, "no certificate", ServerFault.AuthoritiesUnreadable)]
    public async Task What_cannot_work_is_refused_before_it_is_kept(string host, int port, string authorities, ServerFault fault)
    {
        await using var work = await TestCasework.Start();
        Assert.Equal([fault], await work.Get<ChangeMailSettings>().Run(new MailServers { Smtp = Relay with { Host = host, Port = port, Authorities = authorities } }, TestCasework.Ada));
        Assert.Null(work.Options.Mail.Smtp);
    }

    [Fact]
    public async Task Real_servers_set_on_the_desk_take_a_test_letter_and_open_their_mailbox()
    {
        Assert.SkipUnless(LoopbackMail.IsInstalled, "exim4 and dovecot are not installed.");
        await using var servers = await LoopbackMail.Start("helpline.test");
        await using var work = await TestCasework.Start();
        work.Options.Mail.Address = "takedown@helpline.test";
        var authority = await File.ReadAllTextAsync(servers.AuthorityFile, TestContext.Current.CancellationToken);
        var smtp = new ServerSettings { Host = "localhost", Port = servers.SmtpPort, Tls = MailTls.StartTls, User = "letters", Secret = "secret", Authorities = authority };
        var imap = new ServerSettings { Host = "localhost", Port = servers.ImapPort, User = "takedown@helpline.test", Secret = "secret", Authorities = authority };
        Assert.Empty(await work.Get<ChangeMailSettings>().Run(new MailServers { Smtp = smtp, Imap = imap }, TestCasework.Ada));
        Assert.True((await work.Get<CheckMail>().SendToMyself("desk@helpline.test", TestCasework.Ada)).Works);
        Assert.True((await work.Get<CheckMail>().OpenMailbox("desk", TestCasework.Ada)).Works);
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        await work.Get<ChangeMailSettings>().Run(new MailServers { Smtp = smtp with { Authorities = "" }, Imap = imap with { Folder = "Elsewhere" } }, TestCasework.Ada);
        Assert.Equal(MailTrouble.CertificateNotTrusted, (await work.Get<CheckMail>().SendToMyself("desk@helpline.test", TestCasework.Ada)).Trouble);
        Assert.Equal(MailTrouble.FolderNotFound, (await work.Get<CheckMail>().OpenMailbox("desk", TestCasework.Ada)).Trouble);
    }

    [Fact]
    public async Task Another_instance_finds_the_change_at_its_next_look()
    {
        await using var work = await TestCasework.Start();
        await work.Get<ChangeMailSettings>().Run(new MailServers { Smtp = Relay }, TestCasework.Ada);
        var elsewhere = new MailOptions();
        using var learn = ActivatorUtilities.CreateInstance<LearnMailSettings>(work.Services, elsewhere);
        await learn.Run(TestContext.Current.CancellationToken);
        Assert.Equal("mx.helpline.test", elsewhere.Smtp?.Host);
    }

    private static async Task<byte[]> ReadShared(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
