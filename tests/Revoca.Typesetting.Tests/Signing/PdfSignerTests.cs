using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Revoca.Typesetting.Signing;
using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Typesetting.Tests.Signing;

public sealed class PdfSignerTests : IDisposable
{
    private static readonly byte[] Letter = new TypesettingEngine().Render(Letters.Notice()).Bytes;

    private readonly Certificates _certificates = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 14, 9, 30, 0, TimeSpan.Zero));

    private X509Certificate2Collection Chain => [_certificates.Root];

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task A_signed_letter_is_valid_for_pdfsig_and_qpdf_and_covers_the_whole_file()
    {
        var signed = await Sign(new PdfSigner(_clock));

        var report = Tool.Run("pdfsig", signed.Bytes, "-nocert", "letter.pdf");
        Assert.Contains("Signature is Valid.", report);
        Assert.Contains("ETSI.CAdES.detached", report);
        Assert.Contains("Total document signed", report);
        Tool.Run("qpdf", signed.Bytes, "--check", "letter.pdf");
    }

    [Fact]
    public async Task Signing_only_appends_to_the_letter()
    {
        var signed = await Sign(new PdfSigner(_clock));

        Assert.Equal(Letter, signed.Bytes[..Letter.Length]);
    }

    [Fact]
    public async Task A_changed_byte_breaks_the_signature()
    {
        var signed = await Sign(new PdfSigner(_clock));
        var changed = (byte[])signed.Bytes.Clone();
        changed[changed.AsSpan().IndexOf("/Lang(en-GB)"u8) + 7] = (byte)'X';

        Assert.DoesNotContain("Signature is Valid.", Tool.Run("pdfsig", changed, "-nocert", "letter.pdf"));
    }

    [Fact]
    public async Task A_time_stamp_of_a_real_authority_is_bound_to_the_signature()
    {
        using var authority = new OpenSslAuthority(_certificates.Stamper);

        var signed = await Sign(new PdfSigner(_clock, authority));

        Assert.NotNull(signed.StampedAt);
        Assert.Contains("Signature is Valid.", Tool.Run("pdfsig", signed.Bytes, "-nocert", "letter.pdf"));
        var signer = SignatureInside.Of(signed.Bytes).SignerInfos[0];
        Assert.Contains(signer.UnsignedAttributes.Cast<CryptographicAttributeObject>(), each => each.Oid.Value == "1.2.840.113549.1.9.16.2.14");
        Assert.Contains(signer.SignedAttributes.Cast<CryptographicAttributeObject>(), each => each.Oid.Value == "1.2.840.113549.1.9.16.2.47");
        signer.CheckSignature(verifySignatureOnly: true);
    }

    [Fact]
    public async Task An_authority_that_answers_nonsense_leaves_the_letter_unsigned()
    {
        var outcome = await new PdfSigner(_clock, new Nonsense()).Sign(Letter, _certificates.Signer, Chain, TestContext.Current.CancellationToken);

        Assert.IsType<TimeStampRefused>(outcome);
    }

    [Fact]
    public async Task An_authority_that_stamps_something_else_leaves_the_letter_unsigned()
    {
        using var authority = new OpenSslAuthority(_certificates.Stamper);
        var other = await authority.Answer(Rfc3161TimestampRequest.CreateFromData("another letter"u8, HashAlgorithmName.SHA256, requestSignerCertificates: true).Encode(), TestContext.Current.CancellationToken);

        var outcome = await new PdfSigner(_clock, new Replay(other)).Sign(Letter, _certificates.Signer, Chain, TestContext.Current.CancellationToken);

        Assert.IsType<TimeStampRefused>(outcome);
    }

    [Theory]
    [InlineData(2025, CertificateTrouble.NotYetValid)]
    [InlineData(2027, CertificateTrouble.Expired)]
    public async Task A_certificate_out_of_its_time_does_not_sign(int year, CertificateTrouble trouble)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero));

        var outcome = await new PdfSigner(clock).Sign(Letter, _certificates.Signer, Chain, TestContext.Current.CancellationToken);

        Assert.Equal(new CertificateUnusable(trouble), outcome);
    }

    [Fact]
    public async Task A_certificate_without_its_key_or_for_other_uses_does_not_sign()
    {
        using var withoutKey = X509CertificateLoader.LoadCertificate(_certificates.Signer.RawData);
        using var forKeys = _certificates.Issue("CN=Other", X509KeyUsageFlags.KeyEncipherment, null);
        var signer = new PdfSigner(_clock);

        Assert.Equal(new CertificateUnusable(CertificateTrouble.NoPrivateKey), await signer.Sign(Letter, withoutKey, Chain, TestContext.Current.CancellationToken));
        Assert.Equal(new CertificateUnusable(CertificateTrouble.NotForSigning), await signer.Sign(Letter, forKeys, Chain, TestContext.Current.CancellationToken));
    }

    private async Task<Signed> Sign(PdfSigner signer) =>
        Assert.IsType<Signed>(await signer.Sign(Letter, _certificates.Signer, Chain, TestContext.Current.CancellationToken));

    private sealed class Nonsense : ITimeStampAuthority
    {
        public Task<byte[]> Answer(byte[] request, CancellationToken cancellation = default) => Task.FromResult("no"u8.ToArray());
    }

    private sealed class Replay(byte[] answer) : ITimeStampAuthority
    {
        public Task<byte[]> Answer(byte[] request, CancellationToken cancellation = default) => Task.FromResult(answer);
    }
}
