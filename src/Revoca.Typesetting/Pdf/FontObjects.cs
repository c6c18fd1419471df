using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Revoca.Typesetting.Fonts;

namespace Revoca.Typesetting.Pdf;

/// <summary>The objects of one embedded subset: Type 0 font, descendant, descriptor, file, widths and the way back to text.</summary>
internal static class FontObjects
{
    private const int MappingsPerBlock = 100;

    public static int Write(PdfFile file, FontSubset subset)
    {
        var face = subset.Face;
        var data = FontFile.Write(subset);
        var program = file.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {data.Length}"), data);
        var name = $"{Prefix(data)}+{face.Name}";
        var flags = 4 | (face.IsItalic ? 64 : 0);
        var descriptor = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{string.Join(' ', face.Box.Select(edge => Thousandths(face, edge)))}]/ItalicAngle {(face.IsItalic ? -12 : 0)}/Ascent {Thousandths(face, face.Ascent)}/Descent {Thousandths(face, face.Descent)}/CapHeight {Thousandths(face, face.CapHeight)}/StemV {(face.IsBold ? 140 : 80)}/FontFile2 {program} 0 R>>"));
        var widths = string.Join(' ', subset.Used.Select(used => Thousandths(face, used.Advance(face))));
        var descendant = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 0/W[0[{widths}]]/CIDToGIDMap/Identity>>"));
        var toUnicode = file.AddStream("", ToUnicode(subset));
        return file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {toUnicode} 0 R>>"));
    }

    public static int Thousandths(FontFace face, int units) => (int)Math.Round(units * 1000.0 / face.UnitsPerEm);

    /// <summary>Six letters that name the subset; taken from its bytes, so that they are the same each time.</summary>
    private static string Prefix(byte[] data) => string.Concat(SHA256.HashData(data).Take(6).Select(each => (char)('A' + (each % 26))));

    private static byte[] ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var block in Enumerable.Range(1, subset.Used.Count - 1).Chunk(MappingsPerBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var number in block)
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(subset.Used[number].Text))}>\n");
            map.Append("endbfchar\n");
        }

        return Encoding.ASCII.GetBytes(map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString());
    }
}
