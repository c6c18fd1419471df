using System.Globalization;
using System.Security;
using System.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>The XMP metadata: title, language, producer, and the PDF/A-3a and PDF/UA-1 marks. It names no person.</summary>
internal static class XmpPacket
{
    public static byte[] Write(Document document, string producer)
    {
        var dates = document.Dated is { } date
            ? $"<xmp:CreateDate>{Date(date)}</xmp:CreateDate><xmp:ModifyDate>{Date(date)}</xmp:ModifyDate>"
            : "";
        var subject = document.Subject.Length == 0 ? "" : $"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escape(document.Subject)}</rdf:li></rdf:Alt></dc:description>";
        return Encoding.UTF8.GetBytes($$"""
            <?xpacket begin="{{'\uFEFF'}}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{{Escape(document.Title)}}</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>{{Escape(document.Language)}}</rdf:li></rdf:Bag></dc:language>
            {{subject}}{{dates}}<pdf:Producer>{{Escape(producer)}}</pdf:Producer>
            <pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
            {{UniversalAccessSchema}}
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """);
    }

    /// <summary>PDF/A wants every schema it does not know itself to be described.</summary>
    private const string UniversalAccessSchema = """
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        """;

    private static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // SecurityElement.Escape returns null only for null.
    private static string Escape(string text) => SecurityElement.Escape(text)!;
}
