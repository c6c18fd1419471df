using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Casework.Letters.Signing;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Casework.Tests.Letters;

/// <summary>The organisation's certificate on the way from the settings to a mail that leaves.</summary>
public sealed class SigningTests : IDisposable
{
    private const string Password = "correct horse battery staple";
    private readonly Certificates certificates = new();

    public void Dispose() => certificates.Dispose();

    [Fact]
    public async Task A_letter_is_signed_when_it_is_approved_and_leaves_with_its_items_beside_it()
    {
        await using var work = await TestCasework.Start();
        Assert.Equal(CertificateOutcome.Kept, await Keep(work, certificates.Signer));
        var (opened, notice) = await DraftedNotices.One(work);
        Assert.Equal(SigningState.Signed, (await Show(work, opened, notice)).Signing);
        Assert.Equal(ApprovalOutcome.Queued, (await Approve(work, opened, notice)).Outcome);
        Assert.True(await work.Get<SendOutbox>().Run());

        var mail = await MimeMessage.LoadAsync(Directory.GetFiles(work.PickUp, "*.eml").Single());
        Assert.Equal([".pdf", "items.csv", "items.json"], mail.Attachments.Select(part => part.ContentDisposition?.FileName is { } name ? name.EndsWith(".pdf", StringComparison.Ordinal) ? ".pdf" : name : ""));
        var sent = BytesOf(mail.Attachments.First());
        Assert.Equal((await Show(work, opened, notice)).Pdf, sent);
        var report = Tool.Run("pdfsig", sent, "-nocert", "letter.pdf");
        Assert.Contains("Signature is Valid.", report, StringComparison.Ordinal);
        Assert.Contains("Total document signed", report, StringComparison.Ordinal);
        Assert.Contains("Helpline Example", report, StringComparison.Ordinal);
        Tool.Run("qpdf", sent, "--check", "letter.pdf");
    }

    [Fact]
    public async Task A_wrong_password_or_a_certificate_that_cannot_sign_changes_nothing()
    {
        await using var work = await TestCasework.Start();
        var keep = work.Get<KeepCertificate>();
        Assert.Equal(CertificateOutcome.WrongPassword, await keep.Run(certificates.Signer.Export(X509ContentType.Pkcs12, Password), "guess", TestCasework.Ada));
        Assert.Equal(CertificateOutcome.WrongPassword, await keep.Run("no file at all"u8.ToArray(), "", TestCasework.Ada));
        using var publicPart = X509CertificateLoader.LoadCertificate(certificates.Signer.RawData);
        Assert.Equal(CertificateOutcome.NoPrivateKey, await Keep(work, publicPart));
        using var cipher = certificates.Issue("CN=Cipher", X509KeyUsageFlags.KeyEncipherment, null);
        Assert.Equal(CertificateOutcome.NotForSigning, await Keep(work, cipher));
        work.Clock.Advance(Certificates.Until - work.Clock.GetUtcNow() + TimeSpan.FromDays(1));
        Assert.Equal(CertificateOutcome.Expired, await Keep(work, certificates.Signer));
        Assert.Null(await keep.Find());
    }

    [Fact]
    public async Task Neither_the_password_nor_the_key_lies_open_in_the_data_folder()
    {
        await using var work = await TestCasework.Start();
        await Keep(work, certificates.Signer);
        using var key = certificates.Signer.GetRSAPrivateKey() ?? throw new InvalidOperationException("The signer has no key.");
        var secret = key.ExportParameters(includePrivateParameters: true).D ?? [];
        foreach (var file in Directory.GetFiles(work.Folder.Data, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(secret.AsSpan(0, 32)));
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Password)));
        }
    }

    [Fact]
    public async Task With_an_expired_certificate_a_letter_leaves_unsigned_only_after_somebody_said_why()
    {
        await using var work = await TestCasework.Start();
        await Keep(work, certificates.Signer);
        var (opened, notice) = await DraftedNotices.One(work);
        work.Clock.Advance(Certificates.Until - work.Clock.GetUtcNow() + TimeSpan.FromDays(1));

        var refused = await Approve(work, opened, notice);
        Assert.Equal((ApprovalOutcome.NotSigned, SigningState.Expired), (refused.Outcome, refused.Signing));
        await work.Get<ChangeNotice>().AcceptUnsigned(opened.Id, notice.Id, "the new certificate comes on Friday", TestCasework.Ada);
        Assert.Equal(ApprovalOutcome.Queued, (await Approve(work, opened, notice)).Outcome);
        Assert.Equal(SigningState.NotUsed, (await Show(work, opened, notice)).Signing);
        await using var db = work.Db();
        Assert.Equal("the new certificate comes on Friday", (await db.Events.SingleAsync(x => x.Kind == CaseEventKind.SignatureWaived)).Why);
    }

    [Fact]
    public async Task What_was_signed_stays_as_it_is_when_the_certificate_goes()
    {
        await using var work = await TestCasework.Start();
        await Keep(work, certificates.Signer);
        var opened = await SentNotices.Queued(work);
        var notices = (await SentNotices.Show(work, opened)).Notices;
        var signed = notices.First(notice => notice.Delivery == Delivery.Queued);
        var before = (await Show(work, opened, signed)).Pdf;
        await work.Get<KeepCertificate>().Forget(TestCasework.Ada);
        var after = await Show(work, opened, signed);
        Assert.Equal(before, after.Pdf);
        Assert.Equal(SigningState.Signed, after.Signing);
        Assert.Equal(SigningState.Missing, await work.Get<LetterSigner>().Foresee());
        await work.Get<KeepCertificate>().SwitchSigning(false, TestCasework.Ada);
        Assert.Equal(SigningState.NotUsed, await work.Get<LetterSigner>().Foresee());
    }

    [Fact]
    public async Task A_time_stamp_authority_on_the_web_stamps_the_signature()
    {
        using var authority = new OpenSslAuthority(certificates.Stamper);
        await using var world = await LocalWorld.Start(async context =>
        {
            using var request = new MemoryStream();
            await context.Request.Body.CopyToAsync(request);
            await context.Response.Body.WriteAsync(await authority.Answer(request.ToArray()));
        });
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        await Keep(work, certificates.Signer);
        Assert.Equal(CertificateOutcome.Kept, await work.Get<KeepCertificate>().StampWith("http://stamps.example.com/rfc3161", TestCasework.Ada));
        var (opened, notice) = await DraftedNotices.One(work);
        Assert.Equal(ApprovalOutcome.Queued, (await Approve(work, opened, notice)).Outcome);
        var view = await Show(work, opened, notice);
        Assert.NotNull(view.StampedAt);
        Assert.Contains("Signature is Valid.", Tool.Run("pdfsig", view.Pdf, "-nocert", "letter.pdf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_that_answers_nonsense_stops_the_letter_until_somebody_decides()
    {
        await using var world = await LocalWorld.Start(context => context.Response.Body.WriteAsync("closed today"u8.ToArray()).AsTask());
        await using var work = await TestCasework.Start(services => services.AddSingleton<IOutsideNetwork>(world));
        await Keep(work, certificates.Signer);
        Assert.Equal(CertificateOutcome.NoAuthority, await work.Get<KeepCertificate>().StampWith("ftp://stamps.example.com", TestCasework.Ada));
        await work.Get<KeepCertificate>().StampWith("http://stamps.example.com/", TestCasework.Ada);
        var (opened, notice) = await DraftedNotices.One(work);
        var refused = await Approve(work, opened, notice);
        Assert.Equal((ApprovalOutcome.NotSigned, SigningState.StampRefused), (refused.Outcome, refused.Signing));
    }

    private static Task<CertificateOutcome> Keep(TestCasework work, X509Certificate2 certificate) =>
        work.Get<KeepCertificate>().Run(certificate.Export(X509ContentType.Pkcs12, Password), Password, TestCasework.Ada);

    private static async Task<Approval> Approve(TestCasework work, OpenedCase opened, Notice notice) =>
        (await work.Get<ApproveNotices>().Run(opened.Id, [notice.Id], TestCasework.Ada))[0];

    private static async Task<NoticeView> Show(TestCasework work, OpenedCase opened, Notice notice) =>
        await work.Get<ShowNotice>().Run(opened.Id, notice.Id, TestCasework.Ada) ?? throw new InvalidOperationException("The notice is not there.");

    private static byte[] BytesOf(MimeEntity part)
    {
        using var bytes = new MemoryStream();
        ((MimePart)part).Content?.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
