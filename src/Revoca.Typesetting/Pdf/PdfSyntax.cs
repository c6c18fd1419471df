using System.Globalization;
using System.Text;

namespace Revoca.Typesetting.Pdf;

/// <summary>How strings, names, dates and references are spelt in PDF.</summary>
internal static class PdfSyntax
{
    public static string Reference(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");

    public static string References(IEnumerable<int> ids) => string.Join(' ', ids.Select(Reference));

    /// <summary>A text string: plain when it is ASCII, else UTF-16 with a byte order mark, in hexadecimal.</summary>
    public static string Text(string text) => text.All(letter => letter is >= ' ' and <= '~')
        ? $"({text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)})"
        : $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A name; anything but letters and digits is escaped.</summary>
    public static string Name(string name) =>
        "/" + string.Concat(Encoding.UTF8.GetBytes(name).Select(each => char.IsAsciiLetterOrDigit((char)each) || each is (byte)'-' or (byte)'.' ? ((char)each).ToString() : $"#{each:X2}"));

    public static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);

    public static string Number(double number)
    {
        var buffer = new PdfBuffer().Number(number);
        return Encoding.ASCII.GetString(buffer.Written).TrimEnd();
    }

    /// <summary>A language tag as a string; letters, digits and hyphens only.</summary>
    public static string Language(string tag) => $"({string.Concat(tag.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))})";
}
