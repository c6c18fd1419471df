using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography.Pkcs;
using System.Text;

namespace Revoca.Typesetting.Tests.Builders;

/// <summary>The CMS signature of a signed PDF over the bytes its range names.</summary>
internal static class SignatureInside
{
    public static SignedCms Of(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var start = text.LastIndexOf("/ByteRange[", StringComparison.Ordinal) + "/ByteRange[".Length;
        var range = text[start..text.IndexOf(']', start)].Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var padded = Convert.FromHexString(Encoding.ASCII.GetString(pdf, range[1] + 1, range[2] - range[1] - 2));
        AsnDecoder.ReadEncodedValue(padded, AsnEncodingRules.BER, out _, out _, out var length);
        var cms = new SignedCms(new ContentInfo([.. pdf[..range[1]], .. pdf[range[2]..]]), detached: true);
        cms.Decode(padded[..length]);
        return cms;
    }
}
