using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Revoca.Builders;
using Revoca.Casework.Mail.Encryption;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Tests.Mail.Encryption;

public sealed class ContactKeyTests
{
    private const string Page = "https://host.example/contact";
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_letter_to_an_address_with_a_certificate_leaves_so_that_only_its_holder_reads_it_and_we_keep_what_it_says()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work.Services);
        var notice = (await SentNotices.Show(work, opened)).Notices.First(notice => notice is { Route: Route.Mail, Address.Length: > 0 });
        using var host = Certificate(notice.Address);
        Assert.Equal(ContactKeyOutcome.Kept, await Keep(work, notice.Address.ToUpperInvariant(), host.ExportCertificatePem()));
        Assert.Equal(ApprovalOutcome.Queued, (await Approve(work, notice)).Outcome);
        await using var db = work.Db();
        var mail = await db.Outbox.AsNoTracking().SingleAsync(x => x.NoticeId == notice.Id, TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(host.RawData)), mail.EncryptedTo);
        var (sent, plain) = (Message(mail.Mime), Message(mail.Plain));
        Assert.Equal((plain.MessageId, plain.Date, plain.Subject), (sent.MessageId, sent.Date, sent.Subject));
        Assert.DoesNotContain("%PDF", Encoding.Latin1.GetString(mail.Mime), StringComparison.Ordinal);
        Assert.Equal(Text(plain.Body), Open(sent, host));
        // Every try sends these bytes: they are encrypted once.
        while (await work.Get<SendOutbox>().Run(TestContext.Current.CancellationToken))
        {
        }

        Assert.Contains(Directory.GetFiles(work.PickUp), file => File.ReadAllBytes(file).AsSpan().SequenceEqual(mail.Mime));
        Assert.Equal(mail.EncryptedTo, (await work.Get<ShowCorrespondence>().Run(opened.Id, notice.Id, TestCasework.Ada, TestContext.Current.CancellationToken))?.EncryptedTo);
    }

    [Fact]
    public async Task With_an_expired_certificate_nothing_is_approved_and_nothing_leaves_in_clear_until_it_is_removed()
    {
        await using var work = await TestCasework.Start();
        var opened = await DraftedNotices.All(work.Services);
        var notice = (await SentNotices.Show(work, opened)).Notices.First(notice => notice is { Route: Route.Mail, Address.Length: > 0 });
        using var host = Certificate(notice.Address, until: work.Clock.GetUtcNow().AddMinutes(5));
        Assert.Equal(ContactKeyOutcome.Kept, await Keep(work, notice.Address, Convert.ToBase64String(host.RawData)));
        work.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(ApprovalOutcome.KeyExpired, (await Approve(work, notice)).Outcome);
        await using (var db = work.Db())
            Assert.False(await db.Outbox.AnyAsync(x => x.NoticeId == notice.Id, TestContext.Current.CancellationToken));
        await work.Get<KeepContactKey>().Remove(notice.Address, TestCasework.Ada, TestContext.Current.CancellationToken);
        Assert.Equal(ApprovalOutcome.Queued, (await Approve(work, notice)).Outcome);
        await using var after = work.Db();
        Assert.Equal("", (await after.Outbox.SingleAsync(x => x.NoticeId == notice.Id, TestContext.Current.CancellationToken)).EncryptedTo);
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_with_its_reason()
    {
        await using var work = await TestCasework.Start();
        const string address = "abuse@host.example";
        using var good = Certificate(address);
        using var other = Certificate("someone@elsewhere.example");
        using var over = Certificate(address, until: new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        using var early = Certificate(address, from: new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero), until: new DateTimeOffset(2028, 6, 1, 0, 0, 0, TimeSpan.Zero));
        using var small = Certificate(address, bits: 1024);
        using var signing = Certificate(address, usage: X509KeyUsageFlags.DigitalSignature);
        Assert.Equal(ContactKeyOutcome.ForAnotherAddress, await Keep(work, address, other.ExportCertificatePem()));
        Assert.Equal(ContactKeyOutcome.Expired, await Keep(work, address, over.ExportCertificatePem()));
        Assert.Equal(ContactKeyOutcome.NotYetValid, await Keep(work, address, early.ExportCertificatePem()));
        Assert.Equal(ContactKeyOutcome.OtherKind, await Keep(work, address, small.ExportCertificatePem()));
        Assert.Equal(ContactKeyOutcome.NotForEncryption, await Keep(work, address, signing.ExportCertificatePem()));
        Assert.Equal(ContactKeyOutcome.NotUnderstood, await Keep(work, address, "-----BEGIN CERTIFICATE-----\nnot one\n-----END CERTIFICATE-----"));
        Assert.Equal(ContactKeyOutcome.NotUnderstood, await Keep(work, address, "hello"));
        Assert.Equal(ContactKeyOutcome.NotAnAddress, await Keep(work, "no address", good.ExportCertificatePem()));
        Assert.Equal(ContactKeyOutcome.PrivateKey, await Keep(work, address, "-----BEGIN PRIVATE KEY-----\n" + good.ExportCertificatePem()));
        Assert.Equal(ContactKeyOutcome.PageMissing, await work.Get<KeepContactKey>().Run(address, good.ExportCertificatePem(), "somewhere", TestCasework.Ada, TestContext.Current.CancellationToken));
        Assert.Empty(await work.Get<KeepContactKey>().List(TestContext.Current.CancellationToken));
    }

    private static Task<ContactKeyOutcome> Keep(TestCasework work, string address, string pasted) =>
        work.Get<KeepContactKey>().Run(address, pasted, Page, TestCasework.Ada, TestContext.Current.CancellationToken);

    private static async Task<Approval> Approve(TestCasework work, Notice notice) =>
        Assert.Single(await work.Get<ApproveNotices>().Run(notice.CaseId, [notice.Id], TestCasework.Ada, TestContext.Current.CancellationToken));

    private static MimeMessage Message(byte[] bytes) => MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken);

    private static string Open(MimeMessage sent, X509Certificate2 host)
    {
        var part = Assert.IsAssignableFrom<MimePart>(sent.Body);
        Assert.Equal("application/pkcs7-mime", part.ContentType.MimeType);
        using var content = new MemoryStream();
        (part.Content ?? throw new InvalidOperationException("The envelope is empty.")).DecodeTo(content, TestContext.Current.CancellationToken);
        var envelope = new EnvelopedCms();
        envelope.Decode(content.ToArray());
        envelope.Decrypt([host]);
        return Encoding.Latin1.GetString(envelope.ContentInfo.Content);
    }

    private static string Text(MimeEntity? body)
    {
        using var bytes = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        (body ?? throw new InvalidOperationException("The message is empty.")).WriteTo(format, bytes, TestContext.Current.CancellationToken);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }

    private static X509Certificate2 Certificate(string address, DateTimeOffset? from = null, DateTimeOffset? until = null, int bits = 2048, X509KeyUsageFlags usage = X509KeyUsageFlags.KeyEncipherment)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest("CN=Desk of the host", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        return request.CreateSelfSigned(from ?? Begin, until ?? Begin.AddYears(3));
    }
}
