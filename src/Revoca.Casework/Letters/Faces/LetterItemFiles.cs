using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>The items as files inside the PDF: a long address breaks over lines on paper, and must not when it is copied.</summary>
internal static class LetterItemFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    internal static byte[] AsJson(Letter letter) => JsonSerializer.SerializeToUtf8Bytes(
        new { letter.Reference, items = letter.Items.Select(item => new { item.Number, id = item.ShortId, item.Url, item.Kind, item.Depiction, item.HostIds }) }, Json);

    internal static byte[] AsCsv(Letter letter)
    {
        var text = new StringBuilder("number,id,url,kind,depiction,hostIds\r\n");
        foreach (var item in letter.Items)
            text.AppendJoin(',', new[] { $"{item.Number}", item.ShortId, item.Url, $"{item.Kind}", $"{item.Depiction}", string.Join("; ", item.HostIds) }.Select(Cell)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A cell that a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    internal static string Cell(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
