using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace Revoca.Casework.Mail.Encryption;

/// <summary>Puts the whole content of a message into an envelope only the holder of one certificate can open (RFC 8551, enveloped-data, AES-256-CBC).</summary>
internal static class Smime
{
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";

    public static MimeEntity Encrypt(MimeEntity content, byte[] certificate)
    {
        content.Prepare(EncodingConstraint.SevenBit);
        using var plain = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        content.WriteTo(format, plain);
        using var recipient = X509CertificateLoader.LoadCertificate(certificate);
        var envelope = new EnvelopedCms(new ContentInfo(plain.ToArray()), new AlgorithmIdentifier(new Oid(Aes256Cbc)));
        envelope.Encrypt(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, recipient, RSAEncryptionPadding.Pkcs1));
        var type = new ContentType("application", "pkcs7-mime") { Name = "smime.p7m" };
        type.Parameters.Add("smime-type", "enveloped-data");
        return new MimePart(type)
        {
            Content = new MimeContent(new MemoryStream(envelope.Encode(), writable: false)),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "smime.p7m" },
        };
    }
}
