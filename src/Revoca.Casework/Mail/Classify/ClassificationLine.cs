using System.Text.Json;

namespace Revoca.Casework.Mail.Classify;

/// <summary>One verdict as a line of JSON, the format of mail classify (docs/mail.md).</summary>
public static class ClassificationLine
{
    public static byte[] Of(string file, Classification verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("class", verdict.Word);
            if (verdict.Hard is { } hard)
                json.WriteBoolean("hard", hard);
            else
                json.WriteNull("hard");
            json.WriteStartArray("recipients");
            foreach (var recipient in verdict.Recipients)
                json.WriteStringValue(recipient);
            json.WriteEndArray();
            json.WriteString("status", verdict.Status);
            json.WriteString("diagnostic", verdict.Diagnostic);
            json.WriteString("originalMessageId", verdict.OriginalMessageId);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
