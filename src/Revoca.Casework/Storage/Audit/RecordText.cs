using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The fields of one record as they stand in its line. Pseudonyms only: nothing here names a person.</summary>
internal sealed record RecordFields(
    long Seq, DateTimeOffset Time, string Actor, string Role, string Act, string Case, string Obj, string Out, string Commitment);

/// <summary>One record is one line of JSON: fixed key order, no optional keys, no newline inside the hashed bytes.</summary>
internal static class RecordText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static byte[] Write(RecordFields fields)
    {
        foreach (var word in new[] { fields.Actor, fields.Role, fields.Act, fields.Case, fields.Obj, fields.Out })
        {
            if (word.Length > 64 || word.AsSpan().ContainsAnyExcept(Plain))
                throw new ArgumentException($"\"{word}\" may not stand in the audit log: small letters, digits, dots and hyphens only.", nameof(fields));
        }

        var time = fields.Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"v":1,"seq":{{fields.Seq}},"ts":"{{time}}","actor":"{{fields.Actor}}","role":"{{fields.Role}}","act":"{{fields.Act}}","case":"{{fields.Case}}","obj":"{{fields.Obj}}","out":"{{fields.Out}}","dc":"{{fields.Commitment}}"}"""));
    }

    /// <returns>Null when the bytes are not exactly a record.</returns>
    public static RecordFields? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            string Text(string key) => root.GetProperty(key).GetString() ?? "";
            var fields = new RecordFields(
                root.GetProperty("seq").GetInt64(),
                DateTimeOffset.ParseExact(Text("ts"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                Text("actor"), Text("role"), Text("act"), Text("case"), Text("obj"), Text("out"), Text("dc"));
            return Write(fields).AsSpan().SequenceEqual(line) ? fields : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What a record commits to: base64url of SHA-256(salt | details).</summary>
    public static string Commitment(ReadOnlySpan<byte> saltAndDetails) => Base64Url.EncodeToString(SHA256.HashData(saltAndDetails));
}
