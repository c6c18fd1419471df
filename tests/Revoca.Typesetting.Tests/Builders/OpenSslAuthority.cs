using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Revoca.Typesetting.Signing;

namespace Revoca.Typesetting.Tests.Builders;

/// <summary>A real time-stamp authority that needs no network: <c>openssl ts</c> in a folder of its own.</summary>
internal sealed class OpenSslAuthority : ITimeStampAuthority, IDisposable
{
    private const string Configuration = """
        [tsa]
        serial = serial
        signer_cert = stamper.pem
        signer_key = stamper.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("revoca-tsa-").FullName;

    public OpenSslAuthority(X509Certificate2 stamper)
    {
        using var key = stamper.GetRSAPrivateKey() ?? throw new InvalidOperationException("The time-stamper has no key.");
        File.WriteAllText(Path.Combine(_folder, "stamper.pem"), stamper.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "stamper.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(_folder, "tsa.cnf"), Configuration);
        File.WriteAllText(Path.Combine(_folder, "serial"), "01\n");
    }

    public async Task<byte[]> Answer(byte[] request, CancellationToken cancellation = default)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "request.tsq"), request, cancellation);
        Tool.RunIn(_folder, "openssl", "ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "request.tsq", "-out", "answer.tsr");
        return await File.ReadAllBytesAsync(Path.Combine(_folder, "answer.tsr"), cancellation);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
