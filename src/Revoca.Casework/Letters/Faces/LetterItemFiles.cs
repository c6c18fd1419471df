using System.Buffers;
using System.Text;
using System.Text.Json;
using Revoca.Casework.Mail;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>The items as files inside the PDF: a long address breaks over lines on paper, and must not when it is copied.</summary>
internal static class LetterItemFiles
{
    private static readonly JsonWriterOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>The same two files beside the PDF in a mail; none for a letter that names nothing.</summary>
    internal static IReadOnlyList<MailAttachment> Of(Letter letter) => letter.Items.Any()
        ? [new MailAttachment("items.csv", "text/csv", AsCsv(letter)), new MailAttachment("items.json", "application/json", AsJson(letter))]
        : [];

    /// <summary>Written by hand: a serialiser would make code for this shape first, which the first letter of a process would wait for.</summary>
    internal static byte[] AsJson(Letter letter)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartObject();
            json.WriteString("reference", letter.Reference);
            json.WriteStartArray("items");
            foreach (var item in letter.Items)
                Write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, LetterItem item)
    {
        json.WriteStartObject();
        json.WriteNumber("number", item.Number);
        json.WriteString("id", item.ShortId);
        json.WriteString("url", item.Url);
        json.WriteString("kind", $"{item.Kind}");
        json.WriteString("depiction", $"{item.Depiction}");
        json.WriteStartArray("hostIds");
        foreach (var id in item.HostIds)
            json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

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
