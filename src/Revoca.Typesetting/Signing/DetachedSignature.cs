using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Revoca.Typesetting.Signing;

/// <summary>A CAdES signature over bytes kept elsewhere: SHA-256, the signer's certificate bound in by signing-certificate-v2 (RFC 5035).</summary>
internal sealed class DetachedSignature
{
    private const string SigningCertificate = "1.2.840.113549.1.9.16.2.47";
    private const string SignatureTimeStamp = "1.2.840.113549.1.9.16.2.14";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const int NonceLength = 16;

    private readonly SignedCms _cms;

    public DetachedSignature(byte[] content, X509Certificate2 certificate, X509Certificate2Collection chain)
    {
        _cms = new SignedCms(new ContentInfo(content), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid(Sha256),

            // Building the chain could ask the network; what belongs in is given.
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.AddRange(chain);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificate), CertificateReference(certificate)));
        _cms.ComputeSignature(signer, silent: true);
    }

    public byte[] Encode() => _cms.Encode();

    /// <summary>Adds the authority's token over the signature; returns the time it states.</summary>
    public async Task<DateTimeOffset> Stamp(ITimeStampAuthority authority, CancellationToken cancellation)
    {
        var signer = _cms.SignerInfos[0];
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        nonce[0] = (byte)((nonce[0] & 0x7F) | 0x01); // a positive integer in its shortest form
        var request = Rfc3161TimestampRequest.CreateFromSignerInfo(signer, HashAlgorithmName.SHA256, nonce: nonce, requestSignerCertificates: true);
        var token = request.ProcessResponse(await authority.Answer(request.Encode(), cancellation), out _);
        if (!token.VerifySignatureForSignerInfo(signer, out _))
            throw new CryptographicException("The time-stamp is not about this signature.");
        signer.AddUnsignedAttribute(new AsnEncodedData(new Oid(SignatureTimeStamp), token.AsSignedCms().Encode()));
        return token.TokenInfo.Timestamp;
    }

    /// <summary>SigningCertificateV2 with the default hash algorithm, SHA-256.</summary>
    private static byte[] CertificateReference(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return writer.Encode();
    }
}
