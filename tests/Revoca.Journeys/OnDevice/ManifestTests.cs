using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Revoca.Builders.Media;
using Revoca.Domain.Evidence.Claims;
using SkiaSharp;

namespace Revoca.Journeys.OnDevice;

/// <summary>Signed manifests are made in the browser with a chain of certificates made here: nothing is fetched, nobody is trusted.</summary>
public sealed class ManifestTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_signed_manifest_is_checked_its_ingredients_are_read_and_one_changed_byte_is_found()
    {
        await using var device = await OnDevicePage.Open(chromium, maker: true);
        using var waves = Revoca.Builders.Media.Pictures.Waves(300, 220);
        var (chain, key) = Chain();
        var made = await Sign(device, waves.Bytes(SKEncodedImageFormat.Jpeg), chain, key, null);
        var edited = await Sign(device, waves.Bytes(SKEncodedImageFormat.Jpeg), chain, key, made);
        byte[] changed = [.. made];
        changed[^60] ^= 9;
        await device.Describe(device.Keep("made.jpg", made), device.Keep("edited.jpg", edited), device.Keep("changed.jpg", changed));
        var claims = (await device.Lines()).Select(line => ReceivedClaim.Read(line) ?? throw new InvalidOperationException("The claim was refused.")).ToList();

        Assert.Equal(["valid", "valid", "invalid"], claims.Select(claim => claim.ManifestState));
        foreach (var claim in claims)
        {
            var found = JsonDocument.Parse(claim.Line).RootElement.GetProperty("c2pa");
            Assert.Equal("Invented Studio", found.GetProperty("issuer").GetString());
            // The edited picture says so in its ingredient alone.
            Assert.EndsWith("/trainedAlgorithmicMedia", found.GetProperty("digitalSourceType").GetString(), StringComparison.Ordinal);
        }

        Assert.Contains("assertion.dataHash.mismatch", claims[2].Line, StringComparison.Ordinal);
        Assert.DoesNotContain(device.Host.Asked, asked => asked.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_said_to_be_unreadable()
    {
        await using var device = await OnDevicePage.Open(chromium);
        var claims = await device.Describe(device.Keep("store.png", new PngFile { Width = 90, Height = 70 }.Chunk("caBX", [.. "\0\0\0\0jumbc2pa"u8]).Bytes()));
        Assert.True((bool?)claims[0]["provenance"]?["c2pa"]);
        Assert.Equal("unreadable", (string?)claims[0]["c2pa"]?["state"]);
    }

    private static async Task<byte[]> Sign(OnDevicePage device, byte[] picture, string[] chain, string key, byte[]? parent)
    {
        var asked = string.Join(',', Text(picture), "'image/jpeg'", $"[{string.Join(',', chain.Select(one => $"'{one}'"))}]", $"'{key}'", parent is null ? "undefined" : Text(parent));
        return await device.Make($"sign({asked})") ?? throw new InvalidOperationException("Nothing was signed.");
    }

    private static string Text(byte[] bytes) => $"'{Convert.ToBase64String(bytes)}'";

    private static (string[] Chain, string Key) Chain()
    {
        using ECDsa root = ECDsa.Create(ECCurve.NamedCurves.nistP256), leaf = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var from = DateTimeOffset.UnixEpoch.AddYears(50);
        var asked = new CertificateRequest("O=Invented Authority, CN=Invented Root", root, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        asked.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(asked.PublicKey, false));
        using var authority = asked.CreateSelfSigned(from, from.AddYears(70));
        var request = new CertificateRequest("O=Invented Studio, CN=Invented Signer", leaf, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.4")], true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var signer = request.Create(authority, from, from.AddYears(60), [1, 2, 3, 4]);
        return ([Convert.ToBase64String(signer.RawData), Convert.ToBase64String(authority.RawData)], Convert.ToBase64String(leaf.ExportPkcs8PrivateKey()));
    }
}
